import { DataStateMark } from '@/app/_frame/data-state-mark'
import { NoSnapshots, NothingKnown, toScreenKnowledge } from '@/app/_frame/known-then'
import { Refused } from '@/app/_frame/refused'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import { hrefProduct } from '@/app/_screen/product-href'
import type { Screen } from '@/app/_screen/screen'
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
import type { CatalogueLine, CatalogueResult } from '@/lib/reports/catalogue/catalogue-result'

/** What products cost and how many were in stock, as was known. */
export function CataloguePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    if (screen.refusal) return <Refused screen={screen} />
    const { known, products } = await screen.ask.catalogue(screen.query, toScreenKnowledge(screen))
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
        mark={<DataStateMark screen={screen} of="catalogue" />}
        pngName={null}
        counted={<CatalogueNotes known={known} timeZone={timeZone} />}
      />
    </div>
  )
}
