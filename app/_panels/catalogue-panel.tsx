import { ProductSearch } from '@/components/filters/product-search'
import { naturalDir, readTableView, toTablePage } from '@/components/filters/table-view'
import {
  CATALOGUE_COLUMN_NAMES,
  CATALOGUE_COLUMNS,
  type CatalogueColumn,
} from '@/components/reports/catalogue/catalogue-columns'
import { CatalogueNotes } from '@/components/reports/catalogue/catalogue-notes'
import { CatalogueTable } from '@/components/reports/catalogue/catalogue-table'
import { Pager } from '@/components/ui/pager'
import { PanelFoot } from '@/components/ui/panel-foot'
import { formatCount } from '@/lib/format/format-number'
import { toKnownAsked } from '@/lib/reports/asked-of-view'
import type { CatalogueLine, CatalogueResult } from '@/lib/reports/catalogue/catalogue-result'
import { guard } from './guard'
import { GuardMark } from './guard-mark'
import { NoSnapshots, NothingKnown } from './known-screen'
import { hrefCsv, hrefHere } from './place'
import { hrefProduct } from './product-href'
import { Refused } from './refused'
import type { Screen } from './screen'

/** What products cost and how many were in stock, as was known. */
export function CataloguePanel({ screen }: { screen: Screen }) {
  return guard(async () => {
    if (screen.refusal) return <Refused screen={screen} />
    const { known, products } = await screen.ask.report('catalogue', toKnownAsked(screen))
    if (known.beginsAt === null) return <NoSnapshots of="products" />
    if (products === null) return <NothingKnown screen={screen} beginsAt={known.beginsAt} />
    return <Catalogue screen={screen} known={known} products={products} />
  })
}

type Props = Readonly<{
  screen: Screen
  known: CatalogueResult['known']
  products: readonly CatalogueLine[]
}>

function Catalogue({ screen, known, products }: Props) {
  const { raw, timeZone } = screen
  const view = readTableView<CatalogueColumn>(raw, CATALOGUE_COLUMN_NAMES, {
    sort: 'product',
    text: 'product',
  })
  const page = toTablePage(products, view, CATALOGUE_COLUMNS, (line) => line.product)
  const toSort = (column: CatalogueColumn) => {
    const dir =
      column === view.sort
        ? view.dir === 'asc'
          ? 'desc'
          : 'asc'
        : naturalDir<CatalogueColumn>(column, 'product')
    return hrefHere(screen, { sort: column, dir, page: null })
  }
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 pb-3 sm:px-5">
        <h2 className="font-semibold text-base">
          {formatCount(page.matching)} {page.matching === 1 ? 'product' : 'products'}
          {view.q !== '' && ` with “${view.q}” in the name`}
        </h2>
        <ProductSearch />
      </div>
      <CatalogueTable
        products={page.rows}
        view={view}
        sortHref={toSort}
        href={(line) => hrefProduct(screen, line.id)}
        timeZone={timeZone}
      />
      <div className="flex justify-end px-4 py-3 empty:hidden sm:px-5">
        <Pager page={page.page} pages={page.pages} toHref={(to) => hrefHere(screen, { page: String(to) })} />
      </div>
      <PanelFoot
        title="Price and stock"
        numbers={null}
        csvHref={hrefCsv(screen, 'catalogue')}
        mark={<GuardMark screen={screen} of="catalogue" />}
        pngName={null}
        counted={<CatalogueNotes known={known} timeZone={timeZone} />}
      />
    </div>
  )
}
