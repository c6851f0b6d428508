import { formatCount, formatPoints, formatShare } from '@/lib/format/format-number'
import { overallName, sayRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import type { Verdict } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { type Sentences, say, strong } from '../sentences'
import type { SegmentsResult } from './segments-result'

const JUDGED: Readonly<Record<Verdict, string>> = {
  up: 'higher, beyond chance',
  down: 'lower, beyond chance',
  flat: 'as good as the same',
  "can't tell yet": 'which cannot be told from chance yet',
}

/** "Phones: checkout per view 31 %, all other sessions: 40 %. That is −9 pp, lower, beyond chance. 120 sessions are on both sides." */
export function answerSegments(
  { query, lines, reached }: SegmentsResult,
  [one, other]: readonly [string, string],
): Sentences {
  const { many } = unitOf(query)
  const line = lines.find(({ rate }) => rate === overallName(query))
  if (!line?.change) {
    const empty = reached.one[0] === 0 ? one : other
    return say`${strong(empty)}: no ${many} in this range, so nothing can be said of a difference.`
  }
  const [rateOne, rateOther] = [line.one, line.other].map(({ part, whole }) =>
    formatShare(ratio(part, whole)),
  )
  const shared = reached.both[0] ?? 0
  return [
    ...say`${strong(one)}: ${sayRate(line.rate, 'units', query)} ${strong(rateOne ?? '')}; ${strong(other)}: ${strong(rateOther ?? '')}. `,
    ...say`That is ${strong(formatPoints(line.change.difference))}, ${JUDGED[line.change.verdict]}. `,
    shared === 0
      ? `No ${unitOf(query).one} is on both sides.`
      : `${formatCount(shared)} ${many} are on both sides.`,
  ]
}
