import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ProductSearch } from '@/components/filters/product-search'
import { naturalDir, readTableView, toTablePage } from '@/components/filters/table-view'
import { CountingNotes } from '@/components/reports/counting-notes'
import {
  TIMES_COLUMN_NAMES,
  TIMES_COLUMNS,
  type TimesColumn,
} from '@/components/reports/timing/times-columns'
import { TimesTable } from '@/components/reports/timing/times-table'
import { Pager } from '@/components/ui/pager'
import { PanelFoot } from '@/components/ui/panel-foot'

export function ProductTimesPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, raw, timeZone } = screen
    const { products } = await ask.report('times-by-product', { query })
    const view = readTableView<TimesColumn>(raw, TIMES_COLUMN_NAMES, { sort: 'cart_pairs', text: 'product' })
    const page = toTablePage(products, view, TIMES_COLUMNS, (line) => line.product)
    const toSort = (column: TimesColumn) => {
      const turned = view.dir === 'asc' ? 'desc' : 'asc'
      const dir = column === view.sort ? turned : naturalDir(column, 'product')
      return hrefHere(screen, { sort: column, dir, page: null })
    }
    return (
      <div className="rounded-lg border border-line bg-surface">
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 pb-3 sm:px-5">
          <h3 className="font-semibold text-base">Times by product</h3>
          <ProductSearch />
        </div>
        <TimesTable rows={page.rows} view={view} sortHref={toSort} />
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <p className="max-w-prose text-muted text-xs">
            Few pairs make times that jump about: compare products only where both have many.
          </p>
          <Pager
            page={page.page}
            pages={page.pages}
            toHref={(to) => hrefHere(screen, { page: String(to) })}
          />
        </div>
        <PanelFoot
          title="Times by product"
          numbers={null}
          csvHref={hrefCsv(screen, 'times-by-product')}
          mark={<DataStateMark screen={screen} of="times-by-product" />}
          pngName={null}
          counted={
            <>
              <p>
                Timed is from the first event of the one step to the first of the other, of the same product;
                pairs in which the later step came first are left out. Percentiles interpolate between
                neighbours.
              </p>
              <CountingNotes unit={query.unit} timeZone={timeZone} />
            </>
          }
        />
      </div>
    )
  })
}
