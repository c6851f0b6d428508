import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { CountingNotes } from '@/components/reports/counting-notes'
import { SentenceText } from '@/components/reports/sentence-text'
import { GapNumbers, GapPicture } from '@/components/reports/timing/gap-picture'
import { toCommonSpan } from '@/components/reports/timing/to-histogram'
import { Panel } from '@/components/ui/panel'
import { formatCount } from '@/lib/format/format-number'
import { UNITS } from '@/lib/query/unit'
import { answerTiming } from '@/lib/reports/overview/answer-timing'
import { withGaps } from '@/lib/reports/time-to-step/time-to-step-result'

/** In words, with the pairs that are timed and those that are left out. */
export function TimingAnswer({ screen: { ask, query } }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const result = await ask.report('time-to-step', { query })
    return (
      <div className="space-y-3">
        <SentenceText answer={answerTiming(result)} />
        {withGaps(query, result.gaps).map(({ gap, times: { pairs, leftOut } }) => (
          <p key={gap.name} className="text-muted text-sm">
            {gap.title}: {formatCount(pairs)} {UNITS[query.unit].pair} are timed;{' '}
            {leftOut === 0 ? 'none is' : leftOut === 1 ? '1 is' : `${formatCount(leftOut)} are`} left out
            because the later step came first.
          </p>
        ))}
      </div>
    )
  })
}

/** A histogram a gap. */
export function TimingPanels({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, timeZone } = screen
    const { gaps } = await ask.report('time-to-step', { query })
    const span = toCommonSpan(gaps)
    return withGaps(query, gaps).map(({ gap, times }) => (
      <Panel
        key={gap.name}
        title={`${gap.title}: ${formatCount(times.pairs)} pairs`}
        csvHref={hrefCsv(screen, 'time-to-step')}
        mark={<DataStateMark screen={screen} of="time-to-step" />}
        pngName={`tundish-time-to-${times.toStep.replaceAll('_', '-')}`}
        numbers={<GapNumbers gap={gap} times={times} />}
        counted={
          <>
            <p>
              A pair is a {UNITS[query.unit].one} and a product that have both steps; timed is from the first
              event of the one step to the first of the other. Pairs in which the later step came first are
              left out: {formatCount(times.leftOut)} here.
            </p>
            <p>
              The edges of the histogram are the same for every product and range, each about twice the one
              before.
            </p>
            <CountingNotes unit={query.unit} timeZone={timeZone} />
          </>
        }
      >
        {times.pairs === 0 ? (
          <p className="py-8 text-center text-muted">No pair has both steps in this range.</p>
        ) : (
          <GapPicture gap={gap} times={times} span={span} />
        )}
      </Panel>
    ))
  })
}
