import { LinkedAnswers } from '@/components/reports/quarters/linked-answers'
import { toChangeResult } from '@/lib/reports/change/change-result'
import { answerWhy } from '@/lib/reports/overview/answer-why'
import { answerCompare, answerToDate, type LinkedAnswer } from '@/lib/reports/quarters/quarter-answers'
import { askProducts, askToDate } from './ask'
import { compareProducts } from './compare-panel'
import { guard } from './guard'
import type { QuarterScreen } from './quarter-screen'

const USUAL_NAMES = ['the same days of the quarter before', 'the same days a year before'] as const

/** What changed, whether it is real, why, and of which products: each with the way to its picture. */
export function QuarterAnswers({ screen }: { screen: QuarterScreen }) {
  return guard(async () => {
    const [changed, why, products] = await Promise.all([
      answerChanges(screen),
      answerReasons(screen),
      answerProducts(screen),
    ])
    return <LinkedAnswers answers={[...changed, ...why, ...products]} />
  })
}

async function answerChanges({ query, smallestChange }: QuarterScreen): Promise<LinkedAnswer[]> {
  if (!query.range) return []
  const result = await askToDate(query, smallestChange)
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

async function answerProducts(screen: QuarterScreen): Promise<LinkedAnswer[]> {
  const result = await compareProducts(screen)
  return result ? [{ answer: answerCompare(result), href: '#products', shows: 'See the products' }] : []
}
