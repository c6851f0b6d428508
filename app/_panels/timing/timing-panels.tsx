import { ReportPanel } from '@/app/_frame/report-panel'
import { SortedPanel } from '@/app/_frame/sorted-panel'
import type { Screen } from '@/app/_screen/screen'
import { SentenceText } from '@/components/reports/sentence-text'
import { GapNumbers, GapPicture } from '@/components/reports/timing/gap-picture'
import { listTimesColumns } from '@/components/reports/timing/times-columns'
import { toCommonSpan } from '@/components/reports/timing/to-histogram'
import { formatCount } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { unitOf } from '@/lib/query/unit'
import { answerTiming } from '@/lib/reports/overview/answer-timing'
import { withGaps } from '@/lib/reports/time-to-step/time-to-step-result'

/** In words, with the pairs that are timed and those that are left out. */
export async function TimingSentences({ screen }: { screen: Screen }) {
  const { ask, query } = screen
  const result = await ask.report('time-to-step', screen)
  const { pair, many } = unitOf({ ...query, unit: 'sessions' })
  return (
    <div className="space-y-3">
      <SentenceText sentences={answerTiming(result)} />
      {withGaps(query, result.gaps).map(({ gap, times: { pairs, leftOut } }) => (
        <p key={gap.name} className="text-muted text-sm">
          {gap.title}: {formatCount(pairs)} {query.funnelId === undefined ? pair : many} are timed;{' '}
          {leftOut === 0 ? 'none is' : leftOut === 1 ? '1 is' : `${formatCount(leftOut)} are`} left out
          because the later step came first.
        </p>
      ))}
      {query.unit !== 'sessions' && (
        <p className="text-muted text-sm">Times are of {many}, whichever unit is shown.</p>
      )}
    </div>
  )
}

/** A histogram a gap. */
export async function TimingPanels({ screen }: { screen: Screen }) {
  const { ask, query } = screen
  const { gaps } = await ask.report('time-to-step', screen)
  const span = toCommonSpan(gaps)
  return withGaps(query, gaps).map(({ gap, times }) => (
    <ReportPanel
      key={gap.name}
      title={`${gap.title}: ${formatCount(times.pairs)} pairs`}
      screen={screen}
      of="time-to-step"
      png={`time-to-${times.toStep.replaceAll('_', '-')}`}
      numbers={<GapNumbers gap={gap} times={times} />}
      counted={
        <>
          <p>
            A pair is one {unitOf({ ...query, unit: 'sessions' }).one}
            {query.funnelId === undefined && ' and a product'} with both steps; timed is from the first event
            of the one step to the first of the other. Pairs in which the later step came first are left out:{' '}
            {formatCount(times.leftOut)} here.
          </p>
          <p>
            The edges of the histogram are the same for every product and range, each about twice the one
            before.
          </p>
        </>
      }
    >
      {times.pairs === 0 ? (
        <p className="py-8 text-center text-muted">No pair has both steps in this range.</p>
      ) : (
        <GapPicture gap={gap} times={times} span={span} />
      )}
    </ReportPanel>
  ))
}

export async function ProductTimesPanel({ screen }: { screen: Screen }) {
  const { ask, query } = screen
  const { products } = await ask.report('times-by-product', screen)
  const columns = listTimesColumns(funnelOf(query))
  return (
    <SortedPanel
      screen={screen}
      of="times-by-product"
      title="Times by product"
      label="Times by product"
      caption="Time to step by product"
      columns={columns}
      rows={products}
      keyOf={({ id }) => id}
      sort={columns[1]?.name ?? 'product'}
      note="Few pairs make times that jump about: compare products only where both have many."
      counted={
        <p>
          Times are of sessions, whichever unit is shown: from the first event of the one step to the first of
          the other, of the same product; pairs in which the later step came first are left out. Percentiles
          interpolate between neighbours.
        </p>
      }
    />
  )
}
