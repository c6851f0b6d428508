import { toHref } from '@/components/filters/to-href'
import { LinkedAnswers } from '@/components/reports/quarters/linked-answers'
import { getDb } from '@/lib/db'
import { BREAKDOWNS } from '@/lib/query/breakdown'
import { COUNTED_METRICS } from '@/lib/query/metric'
import { toChangeResult } from '@/lib/reports/change/change-result'
import { answerGoals } from '@/lib/reports/goals/answer-goals'
import { runGoals } from '@/lib/reports/goals/run-goals'
import { say } from '@/lib/reports/overview/answer'
import { answerWhy } from '@/lib/reports/overview/answer-why'
import { answerCompare, answerToDate, type LinkedAnswer } from '@/lib/reports/quarters/quarter-answers'
import { answerWorth } from '@/lib/reports/worth/answer-worth'
import { readRequestSettings } from '../api/read-request-settings'
import { askCategories, askProducts, askToDate, askWorth } from './ask'
import { compareProducts } from './compare-panel'
import { guard } from './guard'
import type { QuarterScreen } from './quarter-screen'

const USUAL_NAMES = ['the same days of the quarter before', 'the same days a year before'] as const

/** What changed, whether it is real, why, and of which products: each with the way to its picture. */
export function QuarterAnswers({ screen }: { screen: QuarterScreen }) {
  return guard(async () => {
    const answers = await Promise.all([
      answerChanges(screen),
      answerReasons(screen),
      answerProducts(screen),
      answerWhatItIsWorth(screen),
      answerTheGoals(),
    ])
    return <LinkedAnswers answers={answers.flat()} />
  })
}

async function answerChanges({ query, smallestChange }: QuarterScreen): Promise<LinkedAnswer[]> {
  if (!query.range) return []
  const result = await askToDate(query, smallestChange, COUNTED_METRICS)
  return answerToDate(result, USUAL_NAMES).map((answer) => ({
    answer,
    href: '#changed',
    shows: 'See every metric',
  }))
}

async function answerReasons({ query, before }: QuarterScreen): Promise<LinkedAnswer[]> {
  if (!before) return []
  const [now, earlier] = await Promise.all([askProducts(query), askProducts(before)])
  const { parts } = toChangeResult(query, earlier, now)
  return parts ? [{ answer: answerWhy(parts), href: '#why', shows: 'See the parts' }] : []
}

async function answerWhatItIsWorth({ query, today, raw }: QuarterScreen): Promise<LinkedAnswer[]> {
  const answer = answerWorth(await askWorth(query, today), 'revenue')
  return [{ answer, href: toHref('/worth', raw, {}), shows: 'See what each is worth' }]
}

async function answerTheGoals(): Promise<LinkedAnswer[]> {
  const settings = readRequestSettings()
  const answer = answerGoals(await runGoals(getDb(), settings), settings.fiscalMonth)
  return answer
    ? [{ answer, href: '/goals', shows: 'See the goals' }]
    : [{ answer: say`No goal is set for this quarter.`, href: '/goals', shows: 'Set one' }]
}

/** One product says nothing more than its rates do, nor does one category. */
async function answerProducts(screen: QuarterScreen): Promise<LinkedAnswer[]> {
  if (screen.query.product !== null) return []
  const result = await compareProducts(screen)
  if (!result) return []
  const { by, raw } = screen
  const answers = [
    { answer: answerCompare(result), href: '#products', shows: `See the ${BREAKDOWNS[by].many}` },
  ]
  const isOne = by === 'category' || screen.query.category !== null
  if (isOne || (await askCategories()).length < 2) return answers
  const categories = await compareProducts({ ...screen, by: 'category' })
  const href = `${toHref('/quarters', raw, { by: 'category', verdict: null, page: null })}#products`
  return categories
    ? [...answers, { answer: answerCompare(categories), href, shows: 'See the categories' }]
    : answers
}
