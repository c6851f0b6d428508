import { ReportPanel } from '@/app/_frame/report-panel'
import { readMarks } from '@/app/_panels/annotations/annotations'
import { hrefBucket } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { ChangePartsTable } from '@/components/reports/change/change-parts-table'
import { ChangeTable } from '@/components/reports/overview/change-table'
import { SentenceText } from '@/components/reports/sentence-text'
import { TrendNumbers, TrendPicture } from '@/components/reports/trend/trend-picture'
import { capitalise } from '@/lib/format/capitalise'
import { formatRange } from '@/lib/format/format-day'
import { explainVerdicts } from '@/lib/format/say-usual'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { defineRate, overallName, sayRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import { listChangeParts } from '@/lib/reports/change/change-result'
import { answerChange, listRateChanges } from '@/lib/reports/overview/answer-change'
import { answerWhy } from '@/lib/reports/overview/answer-why'
import { GRAINS } from '@/lib/time/grain'

export async function ChangeSentences({ screen }: { screen: Screen }) {
  const { ask, query, previous, data, settings } = screen
  const [result, before, usual] = await Promise.all([
    ask.report('funnel', screen),
    previous && ask.report('funnel', { query: previous }),
    previous && ask.report('usual-change', { query, before: previous }),
  ])
  const held = { usual, smallest: settings.smallestChange }
  return <SentenceText sentences={answerChange(result, before, data, held)} />
}

export async function TrendPanels({ screen }: { screen: Screen }) {
  const { ask, query, previous, comparing, today } = screen
  const [result, before] = await Promise.all([
    ask.report('trend', { query, grain: query.grain }),
    comparing && previous ? ask.report('trend', { query: previous, grain: previous.grain }) : null,
  ])
  const { marks, under } = await readMarks(screen, {
    points: result.points,
    grain: query.grain,
    until: query.range?.to,
  })
  const hrefOf = hrefBucket(screen, query, 0)
  return (
    <>
      <Changes screen={screen} />
      <Why screen={screen} />
      <ReportPanel
        title={`The ${GRAINS[query.grain].adjective} trend`}
        screen={screen}
        of="trend"
        png="trend"
        numbers={<TrendNumbers result={result} hrefOf={hrefOf} />}
        counted={
          <p>
            A session is in the {query.grain} in which it started, with all that it reached later. Weeks begin
            on {capitalise(query.weekStart ?? 'monday')}.
          </p>
        }
      >
        <TrendPicture result={result} previous={before} today={today} marks={marks} hrefOf={hrefOf} />
        {under}
      </ReportPanel>
    </>
  )
}

async function Changes({ screen }: { screen: Screen }) {
  const { ask, query, previous } = screen
  if (!previous) return null
  const [result, before, usual] = await Promise.all([
    ask.report('funnel', screen),
    ask.report('funnel', { query: previous }),
    ask.report('usual-change', { query, before: previous }),
  ])
  if ((before.steps[0]?.count ?? 0) === 0) return null
  const { smallestChange } = screen.settings
  return (
    <ReportPanel
      title="Rates, now and in the range before"
      screen={screen}
      of="funnel-compared"
      counted={<p>{explainVerdicts(smallestChange)}</p>}
    >
      <ChangeTable
        changes={listRateChanges(before, result, { usual, smallest: smallestChange })}
        beforeLabel={formatRange(before.query.range)}
        nowLabel={formatRange(query.range)}
        many={unitOf(query).many}
      />
    </ReportPanel>
  )
}

async function Why({ screen }: { screen: Screen }) {
  const { ask, query, previous } = screen
  if (!previous || funnelOf(query).per === 'shop') return null
  const { parts } = await ask.report('change', { query, before: previous })
  if (!parts) return null
  const funnel = funnelOf(query)
  return (
    <ReportPanel
      title={`Why ${sayRate(overallName(query), 'pairs', query)} changed`}
      screen={screen}
      of="change"
      counted={
        <p>
          {defineRate(overallName(query), 'pairs', query)} The parts add up exactly (Kitagawa 1955; the steps
          by their logarithmic mean). A product moves the mix by how far its rate is from that of all products
          together.
        </p>
      }
    >
      <div className="mb-4">
        <SentenceText sentences={answerWhy(funnel, parts)} />
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
    </ReportPanel>
  )
}
