import { formatCount, formatShare } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import { type Counted, portionOf } from '@/lib/funnel/metrics'
import { unitOf } from '@/lib/query/unit'
import { compareShares } from '@/lib/stats/compare-shares'
import { ratio } from '@/lib/stats/ratio'
import { type Interval, wilson } from '@/lib/stats/wilson'
import type { ProductLine, ProductsResult } from '../products/products-result'
import { type Sentences, say, strong } from '../sentences'

/** A product's drop-off between two steps, and how it stands against all other products together. */
export type ProductDropOff = Readonly<{
  id: string
  product: string
  gap: Gap
  lost: number
  of: number
  share: number | null
  interval: Interval | null
  /** The share that all products lose here. */
  shopShare: number | null
  /** Whether the 95 % interval of the difference to the other products leaves zero out. */
  standing: 'worse' | 'better' | 'not told apart'
}>

/** The largest counts first, over all gaps; what lost nothing is left out. */
export function listProductDropOffs(result: ProductsResult, limit: number): ProductDropOff[] {
  const gaps = listGaps(funnelOf(result.query))
  return result.products
    .flatMap((line) => gaps.map((gap) => toDropOff(line, result.pairs, gap)))
    .filter(({ lost }) => lost > 0)
    .sort((a, b) => b.lost - a.lost || a.product.localeCompare(b.product))
    .slice(0, limit)
}

/** The products that anybody entered with: of one alone the drop-offs are those of the funnel, and nothing to hold it against. */
export function listSeen<Line extends Counted>({
  products,
}: Readonly<{ products: readonly Line[] }>): Line[] {
  return products.filter(({ reached: [entered = 0] }) => entered > 0)
}

/** "Most is lost at String of pearls: 160 of 300 sessions that viewed it did not add it to the cart (53 %), ..." */
export function answerProducts(result: ProductsResult): Sentences {
  const [most] = listProductDropOffs(result, 1)
  const { many } = unitOf(result.query)
  const { steps } = funnelOf(result.query)
  if (!most) return say`No product lost any ${many} in this range.`
  if (listSeen(result).length < 2) {
    return say`Only ${strong(most.product)} was ${steps[0]?.words.didIt ?? ''} in this range: there is no other product to hold it against.`
  }
  const [from, to] = [steps[most.gap.from]?.words, steps[most.gap.to]?.words]
  const did = `${from?.didShort} it did not ${to?.verbIt}`
  const lost = say`Most is lost at ${strong(most.product)}: ${strong(`${formatCount(most.lost)} of ${formatCount(most.of)}`)} ${many} that ${did} (${formatShare(most.share)})`
  return [...lost, ...sayStanding(most, from?.ofProducts ?? '')]
}

function sayStanding({ standing, shopShare }: ProductDropOff, ofProducts: string): Sentences {
  const all = `${formatShare(shopShare)} of all ${ofProducts}`
  if (standing === 'not told apart') {
    return say`. That follows its traffic: its rate cannot be told apart from that of the other products (${all}).`
  }
  return say`, ${strong(standing)} than the other products (${all}).`
}

function toDropOff(line: ProductLine, pairs: Counted, gap: Gap): ProductDropOff {
  const [own, all] = [lostAt(line, gap), lostAt(pairs, gap)]
  const others = { part: all.lost - own.lost, whole: all.of - own.of }
  return {
    id: line.id,
    product: line.product,
    gap,
    ...own,
    share: ratio(own.lost, own.of),
    interval: wilson(own.lost, own.of),
    shopShare: ratio(all.lost, all.of),
    standing: toStanding(compareShares(others, { part: own.lost, whole: own.of })?.verdict),
  }
}

function lostAt({ reached }: Counted, { from, to }: Gap): Readonly<{ lost: number; of: number }> {
  const { part, whole } = portionOf(reached, { part: to, whole: from })
  return { lost: whole - part, of: whole }
}

function toStanding(verdict: string | undefined): ProductDropOff['standing'] {
  if (verdict === 'up') return 'worse'
  return verdict === 'down' ? 'better' : 'not told apart'
}
