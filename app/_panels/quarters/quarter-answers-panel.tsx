import { DataStateLine } from '@/app/_frame/data-state-mark'
import { hrefHere, hrefPage, hrefSection } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { toHref } from '@/components/filters/to-href'
import { LinkedAnswers } from '@/components/reports/quarters/linked-answers'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { COUNTED_KINDS } from '@/lib/query/metric'
import { BREAKDOWNS } from '@/lib/query/scope'
import { toCompareAsked, toGoalsAsked, toToDateAsked } from '@/lib/reports/asked-of-request'
import { answerWhy } from '@/lib/reports/overview/answer-why'
import { answerCompare, answerToDate, type LinkedAnswer } from '@/lib/reports/quarters/quarter-answers'
import { listSectionReads } from '@/lib/reports/sections'
import { say } from '@/lib/reports/sentences'
import { answerWorth } from '@/lib/reports/worth/answer-worth'

const USUAL_NAMES = ['the same days of the quarter before', 'the same days a year before'] as const

/** What changed, whether it is real, why, and of which products: each with the way to its picture. */
export async function QuarterAnswers({ screen }: { screen: Screen }) {
  const answers = await Promise.all([
    answerChanges(screen),
    ...(funnelOf(screen.query).per === 'product'
      ? [answerReasons(screen), answerProducts(screen), answerWhatItIsWorth(screen)]
      : []),
    answerTheGoals(screen),
  ])
  return (
    <div className="space-y-3">
      <LinkedAnswers answers={answers.flat()} />
      <DataStateLine screen={screen} of={listSectionReads(['answers'])} />
    </div>
  )
}

async function answerChanges(screen: Screen): Promise<LinkedAnswer[]> {
  const asked = toToDateAsked(screen, COUNTED_KINDS)
  if (!asked) return []
  const result = await screen.ask.report('to-date', asked)
  return answerToDate(result, USUAL_NAMES).map((answer) => ({
    answer,
    href: hrefSection(screen, 'changed'),
    shows: 'See every metric',
  }))
}

async function answerReasons(screen: Screen): Promise<LinkedAnswer[]> {
  const { ask, query, before } = screen
  if (!before) return []
  const { parts } = await ask.report('change-by-product', { query, before })
  return parts
    ? [
        {
          answer: answerWhy(funnelOf(screen.query), parts),
          href: hrefSection(screen, 'why'),
          shows: 'See the parts',
        },
      ]
    : []
}

async function answerWhatItIsWorth(screen: Screen): Promise<LinkedAnswer[]> {
  const answer = answerWorth(await screen.ask.report('worth', screen), 'revenue')
  return [{ answer, href: hrefPage(screen, '/worth'), shows: 'See what each is worth' }]
}

async function answerTheGoals(screen: Screen): Promise<LinkedAnswer[]> {
  const answer = await screen.ask.goals(toGoalsAsked(screen))
  const { funnelId = null } = screen.query
  const href = screen.place.hasPages ? toHref('/goals', {}, { funnel: funnelId }) : null
  return answer
    ? [{ answer, href, shows: 'See the goals' }]
    : [{ answer: say`No goal is set for this quarter.`, href, shows: 'Set one' }]
}

async function compareProducts(screen: Screen) {
  const asked = toCompareAsked(screen)
  return asked && screen.ask.report('compare', asked)
}

/** One product says nothing more than its rates do, nor does one category. */
async function answerProducts(screen: Screen): Promise<LinkedAnswer[]> {
  const { product, category } = screen.query.scope
  if (product !== undefined) return []
  const result = await compareProducts(screen)
  if (!result) return []
  const { by } = screen
  const answers = [
    {
      answer: answerCompare(result),
      href: hrefSection(screen, 'compare'),
      shows: `See the ${BREAKDOWNS[by].many}`,
    },
  ]
  const isOne = by === 'category' || category !== undefined
  if (isOne || (await screen.ask.categories()).length < 2) return answers
  const categories = await compareProducts({ ...screen, by: 'category' })
  const href = `${hrefHere(screen, { by: 'category', verdict: null, page: null })}#compare`
  return categories
    ? [...answers, { answer: answerCompare(categories), href, shows: 'See the categories' }]
    : answers
}
