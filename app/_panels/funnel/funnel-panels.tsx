import { ReportPanel } from '@/app/_frame/report-panel'
import { hrefPeople } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { CountingNotes, ReachedNote } from '@/components/reports/counting-notes'
import { FunnelNumbers, FunnelPicture } from '@/components/reports/funnel/funnel-picture'
import { StandingNumbers, StandingPicture } from '@/components/reports/funnel/standing-picture'
import { SentenceText } from '@/components/reports/sentence-text'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listOwnSteps } from '@/lib/funnel/steps'
import { unitOf } from '@/lib/query/unit'
import { answerFunnel, explainInferred } from '@/lib/reports/overview/answer-funnel'

export async function FunnelSentences({ screen }: { screen: Screen }) {
  const result = await screen.ask.report('funnel', screen)
  const inferred = explainInferred(result)
  return (
    <>
      <SentenceText sentences={answerFunnel(result)} />
      {inferred && <p className="mt-3 text-muted text-sm">{inferred}</p>}
    </>
  )
}

export async function FunnelPanels({ screen }: { screen: Screen }) {
  const { ask, query, previous, comparing, timeZone } = screen
  const [result, before] = await Promise.all([
    ask.report('funnel', screen),
    comparing && previous ? ask.report('funnel', { query: previous }) : null,
  ])
  const funnel = funnelOf(query)
  const converted = listOwnSteps(funnel).at(-1)
  const shipped = funnel.steps.find(({ byOrder }) => byOrder)
  const counted = (
    <>
      <ReachedNote of={query} />
      <CountingNotes of={query} timeZone={timeZone} />
      {shipped && (
        <p>
          {shipped.words.label} is fulfilment: an order {converted?.words.didShort} in the session was{' '}
          {shipped.words.label.toLowerCase()}, whenever that was.
        </p>
      )}
    </>
  )
  return (
    <>
      <ReportPanel
        title={`${unitOf(query).label} that reached each step`}
        screen={screen}
        of="funnel"
        png="funnel"
        numbers={<FunnelNumbers result={result} previous={before} />}
        counted={counted}
        unit={null}
      >
        <FunnelPicture
          result={result}
          previous={before}
          hrefBehind={(behind) => hrefPeople(screen, behind)}
        />
      </ReportPanel>
      <ReportPanel
        title={`Where ${unitOf(query).many} stand: the furthest step of each`}
        screen={screen}
        of="funnel"
        png="furthest-step"
        numbers={<StandingNumbers result={result} />}
        counted={counted}
        unit={null}
      >
        <StandingPicture result={result} />
      </ReportPanel>
    </>
  )
}
