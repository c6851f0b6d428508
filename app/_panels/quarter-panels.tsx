import { CountingNotes, ReachedNote } from '@/components/reports/counting-notes'
import { OpenNumbers, OpenPicture } from '@/components/reports/open/open-picture'
import { PeriodsNumbers, PeriodsPicture } from '@/components/reports/quarters/periods-picture'
import { ToDateTable } from '@/components/reports/quarters/to-date-table'
import { Panel } from '@/components/ui/panel'
import { formatSmallest } from '@/lib/format/format-number'
import { COUNTED_METRICS, isTimeMetric, METRIC_NAMES, METRICS, type Metric } from '@/lib/query/metric'
import { GRAINS } from '@/lib/time/grain'
import { Annotations, readAnnotations } from './annotations'
import { askOpen, askQuarters, askToDate } from './ask'
import { guard } from './guard'
import type { QuarterScreen } from './quarter-screen'
import { toCompareCsvHref, toQueryString } from './to-csv-href'

/** One metric from period to period, and all of them in its numbers. */
export function PeriodsPanel({ screen: { periods, metric, today, timeZone } }: { screen: QuarterScreen }) {
  return guard(async () => {
    const metrics = isTimeMetric(metric) ? METRIC_NAMES : COUNTED_METRICS
    const result = await askQuarters(periods, metrics)
    const annotations = await readAnnotations(
      result.points.map(({ start }) => start),
      periods.grain,
    )
    const search = toQueryString(periods)
    search.set('grain', periods.grain)
    search.set('format', 'csv')
    return (
      <Panel
        title={`${METRICS[metric].label}, ${GRAINS[periods.grain].adjective}`}
        csvHref={`/api/reports/quarters?${search}`}
        pngName={`tundish-${metric.replaceAll('_', '-')}-by-${periods.grain}`}
        numbers={<PeriodsNumbers result={result} metrics={metrics} today={today} />}
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
            <ReachedNote />
            <CountingNotes unit={periods.unit} timeZone={timeZone} />
          </>
        }
      >
        <PeriodsPicture result={result} metric={metric} today={today} annotations={annotations} />
        <Annotations annotations={annotations} today={today} />
      </Panel>
    )
  })
}

type ToDateProps = Readonly<{ screen: QuarterScreen; metrics: readonly Metric[]; title: string }>

/** Metrics of the days chosen, against the quarter and the year before. */
export function ToDatePanel({ screen, metrics, title }: ToDateProps) {
  return guard(async () => {
    const { query, smallestChange, timeZone } = screen
    if (!query.range) return null
    const result = await askToDate(query, smallestChange, metrics)
    return (
      <Panel
        title={title}
        csvHref={toCompareCsvHref('to-date', query, null)}
        pngName={null}
        numbers={null}
        counted={
          <>
            <p>
              As many days, counted from the start of their quarter; a whole quarter is held against a whole
              one. Up or down is said only where the 95 % interval of the difference leaves zero out: by
              chance alone that happens in one of twenty. Flat: surely smaller than{' '}
              {formatSmallest(smallestChange)}. For times, up is longer.
            </p>
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      >
        <ToDateTable result={result} />
      </Panel>
    )
  })
}

/** Where the sessions of the days chosen stand: what is still open is not lost. */
export function OpenPanel({ screen: { query, timeZone } }: { screen: QuarterScreen }) {
  return guard(async () => {
    const result = await askOpen(query)
    if (result.entered === 0) return null
    const search = toQueryString(query)
    search.set('format', 'csv')
    return (
      <Panel
        title="Checked out, still open, lost"
        csvHref={`/api/reports/open?${search}`}
        pngName="tundish-open"
        numbers={<OpenNumbers result={result} />}
        counted={
          <>
            <p>
              A session is open for {result.windowHours} hours after its start, unless it has checked out. The
              projection gives each open session the share that checked out later among those that had not at
              its age, over the 90 days before.
            </p>
            <CountingNotes unit="sessions" timeZone={timeZone} />
          </>
        }
      >
        <OpenPicture result={result} />
      </Panel>
    )
  })
}
