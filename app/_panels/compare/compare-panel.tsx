import { SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { SmallestPicker } from '@/components/filters/smallest-picker'
import { listCompareColumns } from '@/components/reports/compare/compare-columns'
import {
  VERDICT_NAMES,
  VERDICTS,
  VerdictFilter,
  type VerdictName,
} from '@/components/reports/compare/verdict-filter'
import { LinkTabs } from '@/components/ui/choose/link-tabs'
import { toOptions } from '@/components/ui/choose/to-options'
import { formatRange } from '@/lib/format/format-day'
import { explainVerdicts } from '@/lib/format/say-usual'
import { defineRate, toRate } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { BREAKDOWNS } from '@/lib/query/scope'
import { unitOf } from '@/lib/query/unit'
import { toCompareAsked } from '@/lib/reports/asked-of-request'
import type { CompareResult } from '@/lib/reports/compare/compare-result'

export async function ComparePanel({ screen }: { screen: Screen }) {
  const asked = toCompareAsked(screen)
  const result = asked && (await screen.ask.report('compare', asked))
  if (!result) return null
  const { query, raw, smallestChange, by } = screen
  const verdict = VERDICT_NAMES.find((name) => name === raw.verdict) ?? null
  const rate = toRate(result.metric, query).label.pairs
  return (
    <SortedPanel
      screen={screen}
      of="compare"
      title={`${rate} by ${BREAKDOWNS[by].one}, ${formatRange(result.query.range)} against ${formatRange(result.before.range)}`}
      tools={<Tools screen={screen} result={result} verdict={verdict} />}
      label={`${BREAKDOWNS[by].label} in both ranges`}
      caption={`${rate} of each ${BREAKDOWNS[by].one} in two ranges, counted in ${unitOf(query).many}`}
      columns={listCompareColumns(query, result.metric, by)}
      rows={verdict ? ofVerdict(result, verdict) : result.lines}
      keyOf={({ id }) => id}
      sort="at_least"
      note="Large: the rate as its category makes it likely. Small: as counted. “At least” is the lower end of what is likely now, so that one of one is never on top."
      counted={<CompareNotes metric={result.metric} query={query} smallestChange={smallestChange} />}
    />
  )
}

type ToolsProps = Readonly<{ screen: Screen; result: CompareResult; verdict: VerdictName | null }>

/** What is compared, and which verdicts are shown; on a link that is open or a page. */
function Tools({ screen, result, verdict }: ToolsProps) {
  const { by, smallestChange, settings, place } = screen
  return (
    <>
      {place.scope === 'open' && (
        <LinkTabs
          name="Compare"
          options={toOptions(BREAKDOWNS)}
          value={by}
          href={(name) => hrefHere(screen, { by: name, page: null, verdict: null })}
        />
      )}
      <VerdictFilter
        counts={countVerdicts(result)}
        all={result.lines.length}
        chosen={verdict}
        href={(name) => hrefHere(screen, { verdict: name, page: null })}
      />
      {place.scope === 'open' && (
        <SmallestPicker points={toPoints(smallestChange)} usual={toPoints(settings.smallestChange)} />
      )}
    </>
  )
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

type Props = Readonly<{ metric: string; query: ReportQuery; smallestChange: number }>

/** How rates are shrunk, and when a change is called one. */
function CompareNotes({ metric, query, smallestChange }: Props) {
  return (
    <>
      <p>{defineRate(metric, 'pairs', query)}</p>
      <p>
        The rate of a product with few counts is drawn towards those of its category, the more the fewer it
        has (beta-binomial empirical Bayes); a category of fewer than four products is held against the whole
        shop. The whisker is where it is with 95 % certainty; the hollow grey mark is the rate as counted.
      </p>
      <p>
        {explainVerdicts(smallestChange)} It also has to stay so when all products are looked at together: of
        all changes called up or down at most one in ten is expected to be chance, or what is usual (Benjamini
        and Hochberg). What is usual is how much the products of this shop move beyond chance, all together.
      </p>
    </>
  )
}
