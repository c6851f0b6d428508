import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import { hrefProduct } from '@/app/_screen/product-href'
import type { Screen } from '@/app/_screen/screen'
import { ProductSearch } from '@/components/filters/product-search'
import { naturalDir, readTableView, toTablePage } from '@/components/filters/table-view'
import { CountingNotes, ReachedNote } from '@/components/reports/counting-notes'
import {
  PRODUCT_COLUMN_NAMES,
  PRODUCT_COLUMNS,
  type ProductColumn,
} from '@/components/reports/products/product-columns'
import { ProductsNumbers, ProductsPicture } from '@/components/reports/products/products-picture'
import { ProductsTable } from '@/components/reports/products/products-table'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { PanelFoot } from '@/components/ui/panel-foot'
import { formatCount } from '@/lib/format/format-number'
import { OVERALL_RATE, sayRate } from '@/lib/query/metric'
import { UNITS } from '@/lib/query/unit'

const PRODUCTS_DRAWN = 15

export function ProductsTablePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, raw, timeZone } = screen
    const { products, pairs } = await ask.report('products', { query })
    const view = readTableView<ProductColumn>(raw, PRODUCT_COLUMN_NAMES, { sort: 'viewed', text: 'product' })
    const page = toTablePage(products, view, PRODUCT_COLUMNS, (line) => line.product)
    const { many, pair } = UNITS[query.unit]
    const toSort = (column: ProductColumn) => {
      const turned = view.dir === 'asc' ? 'desc' : 'asc'
      const dir = column === view.sort ? turned : naturalDir(column, 'product')
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
        <ProductsTable
          rows={page.rows}
          pairs={pairs}
          unit={query.unit}
          view={view}
          sortHref={toSort}
          href={(line) => hrefProduct(screen, line.id)}
        />
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <p className="max-w-prose text-muted text-xs">
            The last line counts {pair}: whoever viewed three products is in it three times, so it is more
            than the number of {many}.
          </p>
          <Pager
            page={page.page}
            pages={page.pages}
            toHref={(to) => hrefHere(screen, { page: String(to) })}
          />
        </div>
        <PanelFoot
          title="Conversion per product"
          numbers={null}
          csvHref={hrefCsv(screen, 'products')}
          mark={<DataStateMark screen={screen} of="products" />}
          pngName={null}
          counted={
            <>
              <p>
                A row counts {many} with an event of that product. A checkout belongs to every product of its
                order. The small lines are the 95 % interval of each rate, on a scale from 0 to 100 %; the
                grey tick is the rate over all products.
              </p>
              <p>
                “At least” is the lower end of what is likely of {sayRate(OVERALL_RATE, 'pairs')}, when a
                product with few {many} is drawn towards its category (beta-binomial empirical Bayes). Sorted
                by it, one of one is not on top.
              </p>
              <ReachedNote />
              <CountingNotes unit={query.unit} timeZone={timeZone} />
            </>
          }
        />
      </div>
    )
  })
}

export function ProductsPicturePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, timeZone } = screen
    const { products, pairs } = await ask.report('products', { query })
    const drawn = products.filter((line) => line.viewed > 0).slice(0, PRODUCTS_DRAWN)
    if (drawn.length === 0) return null
    return (
      <Panel
        title={drawn.length === 1 ? 'Its two rates' : `Two rates of the ${drawn.length} most viewed products`}
        csvHref={hrefCsv(screen, 'products')}
        mark={<DataStateMark screen={screen} of="products" />}
        pngName="tundish-products"
        numbers={<ProductsNumbers products={drawn} />}
        counted={
          <>
            <p>
              Dots are rates, lines their 95 % intervals: where a line crosses the dashed one, the product
              cannot be told apart from the shop.
            </p>
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      >
        <ProductsPicture products={drawn} pairs={pairs} />
      </Panel>
    )
  })
}
