import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefCsv } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { CountingNotes, ReachedNote } from '@/components/reports/counting-notes'
import { FunnelNumbers } from '@/components/reports/funnel/funnel-numbers'
import { FunnelPicture } from '@/components/reports/funnel/funnel-picture'
import { StandingNumbers, StandingPicture } from '@/components/reports/funnel/standing-picture'
import { SentenceText } from '@/components/reports/sentence-text'
import { Panel } from '@/components/ui/panel'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listOwnSteps } from '@/lib/funnel/steps'
import { UNITS } from '@/lib/query/unit'
import { answerFunnel, explainInferred } from '@/lib/reports/overview/answer-funnel'

export function FunnelAnswer({ screen: { ask, query } }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const result = await ask.report('funnel', { query })
    const inferred = explainInferred(result)
    return (
      <>
        <SentenceText answer={answerFunnel(result)} />
        {inferred && <p className="mt-3 text-muted text-sm">{inferred}</p>}
      </>
    )
  })
}

export function FunnelPanels({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query, previous, comparing, timeZone } = screen
    const [result, before] = await Promise.all([
      ask.report('funnel', { query }),
      comparing && previous ? ask.report('funnel', { query: previous }) : null,
    ])
    const funnel = funnelOf(query)
    const converted = listOwnSteps(funnel).at(-1)
    const shipped = funnel.steps.find(({ byOrder }) => byOrder)
    const counted = (
      <>
        <ReachedNote />
        <CountingNotes unit={query.unit} timeZone={timeZone} />
        {shipped && (
          <p>
            {shipped.words.label} is fulfilment: an order {converted?.words.didShort} in the session was{' '}
            {shipped.words.label.toLowerCase()}, whenever that was.
          </p>
        )}
      </>
    )
    const csvHref = hrefCsv(screen, 'funnel')
    return (
      <>
        <Panel
          title={`${UNITS[query.unit].label} that reached each step`}
          csvHref={csvHref}
          mark={<DataStateMark screen={screen} of="funnel" />}
          pngName="tundish-funnel"
          numbers={<FunnelNumbers result={result} previous={before} />}
          counted={counted}
        >
          <FunnelPicture result={result} previous={before} />
        </Panel>
        <Panel
          title={`Where ${UNITS[query.unit].many} stand: the furthest step of each`}
          csvHref={csvHref}
          mark={<DataStateMark screen={screen} of="funnel" />}
          pngName="tundish-furthest-step"
          numbers={<StandingNumbers result={result} />}
          counted={counted}
        >
          <StandingPicture result={result} />
        </Panel>
      </>
    )
  })
}
