import { toCounting } from '@/lib/format/counting'
import { formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { wordsAt } from '@/lib/funnel/steps'
import { toRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import { ratio } from '@/lib/stats/ratio'
import { type Sentences, say, strong } from '../sentences'
import { type DifferentResult, isCalled } from './different-result'

/** "Of 4,000 sessions that viewed a product 30 % checked out. They differ most by search before: 60 % with it, 30 % of the others." */
export function answerDifferent({ query, metric, all, lines, oneIn = 1 }: DifferentResult): Sentences {
  const { many } = unitOf(query)
  const { part, whole } = toRate(metric, query)
  const { steps } = funnelOf(query)
  const share = strong(formatShare(ratio(all.part, all.whole)))
  const first = say`Of ${toCounting(oneIn).say(all.whole)} ${many} that ${wordsAt(steps, whole).did} ${share} ${wordsAt(steps, part).didOne}.`
  const [line] = lines.filter(isCalled)
  if (!line) return [...first, ' Nothing that is known of them tells one from the others beyond chance.']
  const [have, others] = [line.have, line.others].map((one) => formatShare(ratio(one.part, one.whole)))
  return [
    ...first,
    ...say` They differ most by ${strong(line.label)}: ${strong(have ?? '')} with it, ${strong(others ?? '')} of the others.`,
  ]
}
