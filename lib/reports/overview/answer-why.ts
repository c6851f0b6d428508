import { formatPoints } from '@/lib/format/format-number'
import { OVERALL_RATE, sayRate } from '@/lib/query/metric'
import { CHANGE_PART_NAMES, type ChangePart } from '@/lib/reports/change/change-result'
import type { ChangeParts } from '@/lib/stats/decompose-change'
import { type Sentences, say, strong } from '../sentences'

const SAID: Record<Exclude<ChangePart, 'total'>, string> = {
  cartPerView: 'how many add what they view',
  checkoutPerCart: 'how many check out what they added',
  mix: 'views that moved between products',
  newAndGone: 'products that are in one range only',
}

/** A part that is at least half of the largest is no footnote. */
function saySecond(
  parts: Omit<ChangeParts, 'groups'>,
  largest: keyof typeof SAID,
  second: keyof typeof SAID | undefined,
): Sentences {
  if (!second || Math.abs(parts[second]) < Math.abs(parts[largest]) / 2) return []
  return say` Next is ${SAID[second]}: ${strong(formatPoints(parts[second]))}.`
}

/**
 * "Of the change of checkout per product view, +4 pp, the largest part comes from how many check out what they added:
 * +3.6 pp."
 */
export function answerWhy(parts: Omit<ChangeParts, 'groups'>): Sentences {
  const [largest, second] = CHANGE_PART_NAMES.flatMap((part) => (part === 'total' ? [] : [part])).sort(
    (a, b) => Math.abs(parts[b]) - Math.abs(parts[a]),
  )
  if (!largest || parts[largest] === 0)
    return say`Nothing changed in ${sayRate(OVERALL_RATE, 'pairs')}, in no part.`
  const first = [
    ...say`Of the change of ${sayRate(OVERALL_RATE, 'pairs')}, ${formatPoints(parts.total)}, the largest part comes from ${SAID[largest]}: ${strong(formatPoints(parts[largest]))}.`,
    ...saySecond(parts, largest, second),
  ]
  if (!parts.opposed) return first
  return [
    ...first,
    ...say` ${strong('Beware:')} within products it went the other way; the total moves because views moved between them (Simpson’s paradox).`,
  ]
}
