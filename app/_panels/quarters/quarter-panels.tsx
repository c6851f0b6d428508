import Link from 'next/link'
import { Suspense } from 'react'
import { ReportPanel } from '@/app/_frame/report-panel'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { readMarks } from '@/app/_panels/annotations/annotations'
import { hrefBucket, hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ReachedNote } from '@/components/reports/counting-notes'
import { OpenNumbers, OpenPicture } from '@/components/reports/open/open-picture'
import { PeriodsNumbers, PeriodsPicture } from '@/components/reports/quarters/periods-picture'
import { ToDateTable } from '@/components/reports/quarters/to-date-table'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { Skeleton } from '@/components/ui/instead/skeleton'
import { formatRange } from '@/lib/format/format-day'
import { explainVerdicts } from '@/lib/format/say-usual'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type MetricKind, placesOf } from '@/lib/funnel/metrics'
import { overallRate } from '@/lib/funnel/rates'
import { COUNTED_KINDS, listMetricNames, toMetric } from '@/lib/query/metric'
import { toQuartersAsked, toToDateAsked } from '@/lib/reports/asked-of-request'
import { GRAINS } from '@/lib/time/grain'

/** One metric from period to period, and all of them in its numbers. */
export async function PeriodsPanel({ screen }: { screen: Screen }) {
  const { ask, periods, periodMetric: metric, today } = screen
  const shown = toMetric(metric, periods)
  const metrics = listMetricNames(periods, shown.kind === 'seconds' ? undefined : COUNTED_KINDS)
  const result = await ask.report('quarters', toQuartersAsked(screen))
  const { marks, under } = await readMarks(screen, { points: result.points, grain: periods.grain })
  const hrefOf = hrefBucket(screen, result.query, placesOf(shown).part)
  return (
    <ReportPanel
      title={`${shown.label}, ${GRAINS[periods.grain].adjective}`}
      screen={screen}
      of="quarters"
      png={`${metric.replaceAll('_', '-')}-by-${periods.grain}`}
      numbers={<PeriodsNumbers result={result} metrics={metrics} today={today} hrefOf={hrefOf} />}
      counted={
        <>
          <p>
            A session is in the {periods.grain} in which it started, with all that it reached later. Rates
            have their 95 % interval (Wilson), medians that of their order statistics; counts are counted.
          </p>
          <p>
            The last nine quarters that hold data are shown, whatever days are chosen above. Times take
            longest to read: they are in the numbers when one of them is the metric, and in the CSV.
          </p>
          <ReachedNote of={periods} />
        </>
      }
    >
      <PeriodsPicture result={result} metric={metric} today={today} marks={marks} hrefOf={hrefOf} />
      {under}
    </ReportPanel>
  )
}

/** Times are read pair by pair, so they come after the rest. */
export function ChangedPanels({ screen }: { screen: Screen }) {
  if (!screen.before) return <NothingBefore screen={screen} />
  return (
    <>
      <ToDatePanel
        screen={screen}
        kinds={COUNTED_KINDS}
        title={`${formatRange(screen.query.range)}, against the same days`}
      />
      <Suspense fallback={<Skeleton size="small" />}>
        <ToDatePanel screen={screen} kinds={['seconds']} title="How long the steps take, then and now" />
      </Suspense>
    </>
  )
}

function NothingBefore({ screen }: { screen: Screen }) {
  return (
    <EmptyState title="Nothing to compare with">
      <p>There is nothing before these days that they could be held against.</p>
      <p>
        <Link className="link" href={hrefHere(screen, { range: 'quarter-to-date', from: null, to: null })}>
          Show this quarter so far
        </Link>
      </p>
    </EmptyState>
  )
}

type ToDateProps = Readonly<{ screen: Screen; kinds: readonly MetricKind[]; title: string }>

/** Metrics of the days chosen, against the quarter and the year before. */
function ToDatePanel({ screen, kinds, title }: ToDateProps) {
  return withErrorBoundary(async () => {
    const { ask, smallestChange } = screen
    const asked = toToDateAsked(screen, kinds)
    if (!asked) return null
    const result = await ask.report('to-date', asked)
    return (
      <ReportPanel
        title={title}
        screen={screen}
        of="to-date"
        counted={
          <p>
            As many days, counted from the start of their quarter; a whole quarter is held against a whole
            one. {explainVerdicts(smallestChange)} Medians of times are judged by the same two; for them, up
            is longer.
          </p>
        }
      >
        <ToDateTable result={result} />
      </ReportPanel>
    )
  })
}

/** Where the sessions of the days chosen stand: what is still open is not lost. */
export async function OpenPanel({ screen }: { screen: Screen }) {
  const result = await screen.ask.report('open', screen)
  if (result.entered === 0) return null
  const funnel = funnelOf(screen.query)
  const converted = funnel.steps[overallRate(funnel).part]?.words
  return (
    <ReportPanel
      title={`${converted?.label}, still open, lost`}
      screen={screen}
      of="open"
      unit="sessions"
      png="open"
      numbers={<OpenNumbers result={result} />}
      counted={
        <p>
          A session is open for {result.windowHours} hours after its start, unless it has{' '}
          {converted?.didShort}. The projection gives each open session the share that {converted?.didShort}{' '}
          later among those that had not at its age, over the 90 days before.
        </p>
      }
    >
      <OpenPicture result={result} />
    </ReportPanel>
  )
}
