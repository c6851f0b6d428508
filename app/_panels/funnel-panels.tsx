import { CountingNotes, ReachedNote } from '@/components/reports/counting-notes'
import { FunnelNumbers } from '@/components/reports/funnel/funnel-numbers'
import { FunnelPicture } from '@/components/reports/funnel/funnel-picture'
import { StandingNumbers, StandingPicture } from '@/components/reports/funnel/standing-picture'
import { AnswerText } from '@/components/reports/overview/answer-text'
import { Panel } from '@/components/ui/panel'
import { UNITS } from '@/lib/query/unit'
import { answerFunnel, explainInferred } from '@/lib/reports/overview/answer-funnel'
import { guard } from './guard'
import { GuardMark } from './guard-mark'
import { hrefCsv } from './place'
import type { Screen } from './screen'

export function FunnelAnswer({ screen: { ask, query } }: { screen: Screen }) {
  return guard(async () => {
    const result = await ask.report('funnel', { query })
    const inferred = explainInferred(result)
    return (
      <>
        <AnswerText answer={answerFunnel(result)} />
        {inferred && <p className="mt-3 text-muted text-sm">{inferred}</p>}
      </>
    )
  })
}

export function FunnelPanels({ screen }: { screen: Screen }) {
  return guard(async () => {
    const { ask, query, previous, comparing, timeZone } = screen
    const [result, before] = await Promise.all([
      ask.report('funnel', { query }),
      comparing && previous ? ask.report('funnel', { query: previous }) : null,
    ])
    const counted = (
      <>
        <ReachedNote />
        <CountingNotes unit={query.unit} timeZone={timeZone} />
        <p>Shipped is fulfilment: an order checked out in the session was shipped, whenever that was.</p>
      </>
    )
    const csvHref = hrefCsv(screen, 'funnel')
    return (
      <>
        <Panel
          title={`${UNITS[query.unit].label} that reached each step`}
          csvHref={csvHref}
          mark={<GuardMark screen={screen} of="funnel" />}
          pngName="tundish-funnel"
          numbers={<FunnelNumbers result={result} previous={before} />}
          counted={counted}
        >
          <FunnelPicture result={result} previous={before} />
        </Panel>
        <Panel
          title={`Where ${UNITS[query.unit].many} stand: the furthest step of each`}
          csvHref={csvHref}
          mark={<GuardMark screen={screen} of="funnel" />}
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
