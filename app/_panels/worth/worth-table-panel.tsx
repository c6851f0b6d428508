import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ProductSearch } from '@/components/filters/product-search'
import { readTableView, toTablePage } from '@/components/filters/table-view'
import {
  REVENUE_COLUMNS,
  TEXT_COLUMNS,
  WORTH_COLUMN_NAMES,
  WORTH_COLUMNS,
  type WorthColumn,
} from '@/components/reports/worth/worth-columns'
import { WorthTable } from '@/components/reports/worth/worth-table'
import { Pager } from '@/components/ui/pager'
import { PanelFoot } from '@/components/ui/panel-foot'
import { readWorth } from './read-worth'
import { Notes } from './worth-panels'

/** The whole board: each step of each product. */
export function WorthTablePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { query, raw } = screen
    const worth = await readWorth(screen)
    const { result, priced, measure } = worth
    if (result.lines.length === 0) return null
    const columns = WORTH_COLUMN_NAMES.filter((name) => priced || !REVENUE_COLUMNS.includes(name))
    const view = readTableView<WorthColumn>(raw, columns, { sort: measure, text: 'product' })
    const page = toTablePage(result.lines, view, WORTH_COLUMNS, (line) => line.product)
    const toSort = (column: WorthColumn) => {
      const turned = view.dir === 'asc' ? 'desc' : 'asc'
      const natural = TEXT_COLUMNS.includes(column) ? 'asc' : 'desc'
      return hrefHere(screen, {
        sort: column,
        dir: column === view.sort ? turned : natural,
        page: null,
      })
    }
    return (
      <div className="rounded-lg border border-line bg-surface">
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 pb-3 sm:px-5">
          <h3 className="font-semibold text-base">Every product and step</h3>
          <ProductSearch />
        </div>
        <WorthTable rows={page.rows} columns={columns} unit={query.unit} view={view} sortHref={toSort} />
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <p className="max-w-prose text-muted text-xs">
            Rate now: large as its category makes it likely, small as counted. Under what reaching the
            percentile would bring stands its 95 % interval.
          </p>
          <Pager
            page={page.page}
            pages={page.pages}
            toHref={(to) => hrefHere(screen, { page: String(to) })}
          />
        </div>
        <PanelFoot
          title="Every product and step"
          numbers={null}
          csvHref={hrefCsv(screen, 'worth')}
          mark={<DataStateMark screen={screen} of="worth" />}
          pngName={null}
          counted={<Notes screen={screen} worth={worth} />}
        />
      </div>
    )
  })
}
