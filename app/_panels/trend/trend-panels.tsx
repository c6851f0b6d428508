import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { Annotations, readAnnotations } from '@/app/_panels/annotations/annotations'
import { hrefCsv } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ChangePartsTable } from '@/components/reports/change/change-parts-table'
import { CoarserNote } from '@/components/reports/coarser-note'
import { CountingNotes } from '@/components/reports/counting-notes'
import { ChangeTable } from '@/components/reports/overview/change-table'
import { SentenceText } from '@/components/reports/sentence-text'
import { TrendNumbers } from '@/components/reports/trend/trend-numbers'
import { TrendPicture } from '@/components/reports/trend/trend-picture'
import { Panel } from '@/components/ui/panel'
import { formatRange } from '@/lib/format/format-day'
import { formatSmallest } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { defineRate, OVERALL_RATE, sayRate } from '@/lib/query/metric'
import { listChangeParts } from '@/lib/reports/change/change-result'
import { answerChange, listRateChanges } from '@/lib/reports/overview/answer-change'
import { answerWhy } from '@/lib/reports/overview/answer-why'
import { GRAINS } from '@/lib/time/grain'

export function ChangeAnswer({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, previous, data, settings } = screen
    const [result, before] = await Promise.all([
      ask.report('funnel', { query }),
      previous && ask.report('funnel', { query: previous }),
    ])
    return <SentenceText answer={answerChange(result, before, data, settings.smallestChange)} />
  })
}

export function TrendPanels({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, previous, comparing, timeZone, today } = screen
    const [result, before] = await Promise.all([
      ask.report('trend', { query, grain: query.grain }),
      comparing && previous ? ask.report('trend', { query: previous, grain: previous.grain }) : null,
    ])
    const starts = result.points.map(({ start }) => start)
    const { annotations, end } = await readAnnotations(screen, {
      starts,
      grain: query.grain,
      until: query.range?.to,
    })
    return (
      <>
        <Changes screen={screen} />
        <Why screen={screen} />
        <Panel
          title={`The ${GRAINS[query.grain].adjective} trend`}
          csvHref={hrefCsv(screen, 'trend')}
          mark={<DataStateMark screen={screen} of="trend" />}
          pngName="tundish-trend"
          numbers={<TrendNumbers result={result} />}
          counted={
            <>
              <p>
                A session is in the {query.grain} in which it started, with all that it reached later. Weeks
                begin on Monday.
              </p>
              <CountingNotes unit={query.unit} timeZone={timeZone} />
            </>
          }
        >
          <TrendPicture result={result} previous={before} today={today} annotations={annotations} />
          <CoarserNote asked={screen.parameters.grain} drawn={query.grain} starts={starts} />
          <Annotations screen={screen} annotations={annotations} end={end} />
        </Panel>
      </>
    )
  })
}

async function Changes({ screen }: { screen: Screen }) {
  const { ask, query, previous, timeZone } = screen
  if (!previous) return null
  const [result, before] = await Promise.all([
    ask.report('funnel', { query }),
    ask.report('funnel', { query: previous }),
  ])
  if ((before.steps[0]?.count ?? 0) === 0) return null
  const { smallestChange } = screen.settings
  return (
    <Panel
      title="Rates, now and in the range before"
      csvHref={hrefCsv(screen, 'funnel-compared')}
      mark={<DataStateMark screen={screen} of="funnel-compared" />}
      pngName={null}
      numbers={null}
      counted={
        <>
          <p>
            Up or down is said only where the 95 % interval of the difference (Newcombe, two proportions)
            leaves zero out; flat where it stays within {formatSmallest(smallestChange)}; otherwise it can’t
            be told yet.
          </p>
          <CountingNotes unit={query.unit} timeZone={timeZone} />
        </>
      }
    >
      <ChangeTable
        changes={listRateChanges(before, result, smallestChange)}
        beforeLabel={formatRange(before.query.range)}
        nowLabel={formatRange(query.range)}
      />
    </Panel>
  )
}

async function Why({ screen }: { screen: Screen }) {
  const { ask, query, previous, timeZone } = screen
  if (!previous) return null
  const { parts } = await ask.report('change', { query, before: previous })
  if (!parts) return null
  const funnel = funnelOf(query)
  return (
    <Panel
      title={`Why ${sayRate(OVERALL_RATE, 'pairs')} changed`}
      csvHref={hrefCsv(screen, 'change')}
      mark={<DataStateMark screen={screen} of="change" />}
      pngName={null}
      numbers={null}
      counted={
        <>
          <p>
            {defineRate(OVERALL_RATE, 'pairs', query.unit)} The parts add up exactly (Kitagawa 1955; the steps
            by their logarithmic mean). A product moves the mix by how far its rate is from that of all
            products together.
          </p>
          <CountingNotes unit={query.unit} timeZone={timeZone} />
        </>
      }
    >
      <div className="mb-4">
        <SentenceText answer={answerWhy(funnel, parts)} />
      </div>
      <ChangePartsTable
        rows={listChangeParts(funnel).map(({ label, place }) => ({
          label,
          change: parts.changes[place] ?? 0,
        }))}
      />
      <p className="mt-3 text-muted text-xs">
        Before: {formatRange(previous.range)}. These are parts of the change as measured, chance included;
        tenths are rounded.
      </p>
    </Panel>
  )
}
