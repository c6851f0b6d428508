import { formatPoints } from '@/lib/format/format-number'
import { CHANGE_PART_NAMES, type ChangePart } from '@/lib/reports/change/change-result'
import type { ChangeParts } from '@/lib/stats/decompose-change'
import { type Answer, say, strong } from './answer'

const SAID: Record<Exclude<ChangePart, 'total'>, string> = {
  cartPerView: 'how many add what they view',
  checkoutPerCart: 'how many check out what they added',
  mix: 'views that moved between products',
  newAndGone: 'products that are in one range only',
}

/** "Most of the change comes from how many check out what they added: +3.6 of +4 pp." */
export function answerWhy(parts: ChangeParts): Answer {
  const [largest] = CHANGE_PART_NAMES.flatMap((part) => (part === 'total' ? [] : [part])).sort(
    (a, b) => Math.abs(parts[b]) - Math.abs(parts[a]),
  )
  if (!largest || parts[largest] === 0) return say`Nothing changed, in no part.`
  const first = say`The largest part comes from ${SAID[largest]}: ${strong(formatPoints(parts[largest]))} where all together is ${formatPoints(parts.total)}.`
  if (!parts.opposed) return first
  return [
    ...first,
    ...say` ${strong('Beware:')} within products it went the other way; the total moves because views moved between them (Simpson’s paradox).`,
  ]
}
