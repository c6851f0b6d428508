import { formatPoints } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { overallRate } from '@/lib/funnel/rates'
import { listChangeParts } from '@/lib/reports/change/change-result'
import type { ChangeParts } from '@/lib/stats/changes/decompose-change'
import { type Sentences, say, strong } from '../sentences'

/**
 * "Of the change of checkout per product view, +4 pp, the largest part comes from how many check out what they added:
 * +3.6 pp." A second part that is at least half of the largest is no footnote.
 */
export function answerWhy(funnel: Funnel, { changes, opposed }: Omit<ChangeParts, 'groups'>): Sentences {
  const parts = listChangeParts(funnel).map(({ said, place }) => ({ said, change: changes[place] ?? 0 }))
  const total = parts.pop()
  const [largest, second] = parts.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
  const rate = overallRate(funnel).label.pairs.toLowerCase()
  if (!total || !largest?.change) return say`Nothing changed in ${rate}, in no part.`
  const isLarge = second && Math.abs(second.change) >= Math.abs(largest.change) / 2
  return [
    ...say`Of the change of ${rate}, ${formatPoints(total.change)}, the largest part comes from ${largest.said}: ${strong(formatPoints(largest.change))}.`,
    ...(isLarge ? say` Next is ${second.said}: ${strong(formatPoints(second.change))}.` : []),
    ...(opposed
      ? say` ${strong('Beware:')} within products it went the other way; the total moves because ${funnel.steps[0]?.words.nouns ?? ''} moved between them (Simpson’s paradox).`
      : []),
  ]
}
