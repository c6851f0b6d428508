import { formatCount, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listOwnSteps } from '@/lib/funnel/steps'
import { unitOf } from '@/lib/query/unit'
import type { FunnelResult } from '../funnel/funnel-result'
import { joinAnswers, type Sentences, say, strong } from '../sentences'

/** "Of 578 sessions that viewed a product, 467 (81 %) added to cart and 361 (62 %) checked out." */
export function answerFunnel({ query, steps }: FunnelResult): Sentences {
  const { many } = unitOf(query)
  const [entry, ...later] = listOwnSteps(funnelOf(query))
  const [entered] = steps
  if (!entry || !entered?.count) return say`No ${many} reached the funnel in this range.`
  const reached = later.map(({ words }, index) => {
    const { count = 0, overallRate = null } = steps[index + 1] ?? {}
    return say`${strong(formatCount(count))} (${formatShare(overallRate)}) ${words.label.toLowerCase()}`
  })
  const first = say`Of ${strong(`${formatCount(entered.count)} ${many}`)} that ${entry.words.did}, `
  return [...first, ...joinAnswers(reached), '.']
}

/**
 * Says of each step how many units are in it only because they reached a later one; null when there are none.
 * "12 sessions are counted as viewed because they reached a later step; the page view was not recorded."
 */
export function explainInferred({ query, steps }: FunnelResult): string | null {
  const { one, many } = unitOf(query)
  const sentences = funnelOf(query).steps.flatMap(({ words }, place) => {
    const inferred = steps[place]?.inferred ?? 0
    if (inferred === 0) return []
    const who = inferred === 1 ? `1 ${one} is` : `${formatCount(inferred)} ${many} are`
    const they = inferred === 1 ? 'it' : 'they'
    return `${who} counted as ${words.label.toLowerCase()} because ${they} reached a later step; ${words.event} was not recorded.`
  })
  return sentences.length === 0 ? null : sentences.join(' ')
}
