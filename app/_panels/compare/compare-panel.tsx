import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv, hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ProductSearch } from '@/components/filters/product-search'
import { SmallestPicker } from '@/components/filters/smallest-picker'
import { naturalDir, readTableView, toTablePage } from '@/components/filters/table-view'
import { BreakdownTabs } from '@/components/reports/compare/breakdown-tabs'
import {
  COMPARE_COLUMN_NAMES,
  COMPARE_COLUMNS,
  type CompareColumn,
  VERDICT_NAMES,
  VERDICTS,
  type VerdictName,
} from '@/components/reports/compare/compare-columns'
import { CompareNotes } from '@/components/reports/compare/compare-notes'
import { CompareTable } from '@/components/reports/compare/compare-table'
import { VerdictFilter } from '@/components/reports/compare/verdict-filter'
import { Pager } from '@/components/ui/pager'
import { PanelFoot } from '@/components/ui/panel-foot'
import { formatRange } from '@/lib/format/format-day'
import { BREAKDOWNS } from '@/lib/query/breakdown'
import { toRate } from '@/lib/query/metric'
import { toCompareAsked } from '@/lib/reports/asked-of-view'
import type { CompareResult } from '@/lib/reports/compare/compare-result'

export function ComparePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const asked = toCompareAsked(screen)
    const result = asked && (await screen.ask.report('compare', asked))
    if (!result) return null
    const { query, raw, timeZone, smallestChange, by } = screen
    const verdict = VERDICT_NAMES.find((name) => name === raw.verdict) ?? null
    const view = readTableView<CompareColumn>(raw, COMPARE_COLUMN_NAMES, {
      sort: 'at_least',
      text: 'product',
    })
    const lines = verdict ? ofVerdict(result, verdict) : result.lines
    const page = toTablePage(lines, view, COMPARE_COLUMNS, (line) => line.product)
    const toSort = (column: CompareColumn) => {
      const turned = view.dir === 'asc' ? 'desc' : 'asc'
      const dir = column === view.sort ? turned : naturalDir(column, 'product')
      return hrefHere(screen, { sort: column, dir, page: null })
    }
    const title = `${toRate(result.metric).label.pairs} by ${BREAKDOWNS[by].one}, ${formatRange(result.query.range)} against ${formatRange(result.before.range)}`
    return (
      <div className="rounded-lg border border-line bg-surface">
        <div className="space-y-3 px-4 pt-4 pb-3 sm:px-5">
          <h3 className="font-semibold text-base">{title}</h3>
          <div className="flex flex-wrap items-center justify-between gap-3">
            {screen.place.scope === 'open' && (
              <BreakdownTabs
                by={by}
                href={(name) => hrefHere(screen, { by: name, page: null, verdict: null })}
              />
            )}
            <VerdictFilter
              counts={countVerdicts(result)}
              all={result.lines.length}
              chosen={verdict}
              href={(name) => hrefHere(screen, { verdict: name, page: null })}
            />
            {screen.place.scope === 'open' && (
              <SmallestPicker
                points={toPoints(smallestChange)}
                usual={toPoints(screen.settings.smallestChange)}
              />
            )}
            <ProductSearch />
          </div>
        </div>
        <CompareTable
          rows={page.rows}
          metric={result.metric}
          by={by}
          unit={query.unit}
          view={view}
          sortHref={toSort}
        />
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <p className="max-w-prose text-muted text-xs">
            Large: the rate as its category makes it likely. Small: as counted. “At least” is the lower end of
            what is likely now, so that one of one is never on top.
          </p>
          <Pager
            page={page.page}
            pages={page.pages}
            toHref={(to) => hrefHere(screen, { page: String(to) })}
          />
        </div>
        <PanelFoot
          title={title}
          numbers={null}
          csvHref={hrefCsv(screen, 'compare')}
          mark={<DataStateMark screen={screen} of="compare" />}
          pngName={null}
          counted={
            <CompareNotes
              metric={result.metric}
              unit={query.unit}
              timeZone={timeZone}
              smallestChange={smallestChange}
            />
          }
        />
      </div>
    )
  })
}

function toPoints(share: number): number {
  return Number((share * 100).toFixed(4))
}

function ofVerdict({ lines }: CompareResult, name: VerdictName) {
  return lines.filter(({ change }) => change?.verdict === VERDICTS[name])
}

function countVerdicts(result: CompareResult): Record<VerdictName, number> {
  const counts = VERDICT_NAMES.map((name) => [name, ofVerdict(result, name).length] as const)
  return { up: 0, down: 0, flat: 0, 'cant-tell': 0, ...Object.fromEntries(counts) }
}
