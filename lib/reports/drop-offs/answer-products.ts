import { formatCount, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { unitOf } from '@/lib/query/unit'
import { ratio } from '@/lib/stats/ratio'
import { type Sentences, say, strong } from '../sentences'
import type { DropOffsResult, ProductDropOff } from './drop-offs-result'

/** "Most is lost at String of pearls: 160 of 300 sessions that viewed it did not add it to the cart (53 %), ..." */
export function answerProducts({ query, seen, lines: [most] }: DropOffsResult): Sentences {
  const { many } = unitOf(query)
  const { steps } = funnelOf(query)
  if (!most) return say`No product lost any ${many} in this range.`
  if (seen < 2) {
    return say`Only ${strong(most.product)} was ${steps[0]?.words.didIt ?? ''} in this range: there is no other product to hold it against.`
  }
  const { own, gap } = most
  const [from, to] = [steps[gap.from]?.words, steps[gap.to]?.words]
  const did = `${from?.didShort} it did not ${to?.verbIt}`
  const lost = say`Most is lost at ${strong(most.product)}: ${strong(`${formatCount(own.part)} of ${formatCount(own.whole)}`)} ${many} that ${did} (${formatShare(ratio(own.part, own.whole))})`
  return [...lost, ...sayStanding(most, from?.ofProducts ?? '')]
}

function sayStanding(
  { standing, all: { part, whole }, change }: ProductDropOff,
  ofProducts: string,
): Sentences {
  const all = `${formatShare(ratio(part, whole))} of all ${ofProducts}`
  if (standing !== 'not told apart') return say`, ${strong(standing)} than the other products (${all}).`
  return change?.beyondChance && change.usual && !change.usual.beyond
    ? say`. That is within what the share of a product usually moves by itself: its rate cannot be told apart from that of the other products (${all}).`
    : say`. That follows its traffic: its rate cannot be told apart from that of the other products (${all}).`
}
