import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import { type Counted, portionOf } from '@/lib/funnel/metrics'
import type { ReportQuery } from '@/lib/query/report-query'
import { judgeChanges, type ListedPair } from '@/lib/stats/changes/judge-changes'
import { type Portion, type ShareChange, SMALLEST_CHANGE } from '@/lib/stats/compare-shares'
import { type Interval, wilson } from '@/lib/stats/wilson'
import { type ComparedPast, NO_COMPARED_PAST } from '../compare/compare-result'
import type { Labelled } from '../label-lines'
import type { ProductLine } from '../products/products-result'
import { designEffectOf } from '../usual/usual-result'

/** A product's drop-off between two steps, and how it stands against all other products together. */
export type ProductDropOff = Readonly<{
  id: string
  product: string
  /** That of CSV and JSON. */
  name: string
  gap: Gap
  /** Lost here, and what all products lose. */
  own: Portion
  all: Portion
  interval: Interval | null
  /** From the other products together to this one; null where one of both has nothing to divide by. */
  change: ShareChange | null
  /** What is said of that: a higher share is worse. */
  standing: 'worse' | 'better' | 'not told apart'
}>

export type DropOffsResult = Readonly<{
  query: ReportQuery
  /** The products that anybody entered with: of one alone there is nothing to hold it against. */
  seen: number
  /** The largest counts first, over all gaps; what lost nothing is left out. */
  lines: readonly ProductDropOff[]
}>

type Shop = Readonly<{ query: ReportQuery; products: readonly Labelled<ProductLine>[]; pairs: Counted }>

/**
 * The drop-offs between two steps are one list, and judged as one: how far the share of a product usually moves by itself
 * from range to range (`past`) is how far it may lie from the others without meaning anything.
 */
export function toDropOffsResult(
  { query, products, pairs }: Shop,
  past: ComparedPast = NO_COMPARED_PAST,
): DropOffsResult {
  const seen = products.filter(isSeen)
  const lines = listGaps(funnelOf(query)).flatMap((gap) => {
    const all = lostAt(pairs, gap)
    const portions = seen.map((line) => lostAt(line, gap))
    const changes = judgeChanges(
      portions.map((now, index) => ({
        before: { part: all.part - now.part, whole: all.whole - now.whole },
        now,
        past: listPast(past, seen[index]?.id ?? '', gap),
      })),
      SMALLEST_CHANGE,
      designEffectOf(past.likeness, { part: gap.to, whole: gap.from }),
    )
    return seen.map(({ id, product, name }, index) => {
      const own = portions[index] ?? NONE
      const change = changes[index] ?? null
      const standing = toStanding(change?.verdict)
      return { id, product, name, gap, own, all, interval: wilson(own.part, own.whole), change, standing }
    })
  })
  return {
    query,
    seen: seen.length,
    lines: lines
      .filter(({ own }) => own.part > 0)
      .sort((a, b) => b.own.part - a.own.part || a.product.localeCompare(b.product)),
  }
}

/** Whether anybody entered with a product. */
export function isSeen({ reached: [entered = 0] }: Counted): boolean {
  return entered > 0
}

const NONE: Portion = { part: 0, whole: 0 }

/** What a product lost in pairs of ranges before. */
function listPast({ pairs }: ComparedPast, id: string, gap: Gap): ListedPair['past'] {
  const lostIn = (products: readonly ProductLine[]) => {
    const line = products.find((one) => one.id === id)
    return line ? lostAt(line, gap) : NONE
  }
  return pairs.map(({ before, now }) => ({ before: lostIn(before.products), now: lostIn(now.products) }))
}

function lostAt({ reached }: Counted, { from, to }: Gap): Portion {
  const { part, whole } = portionOf(reached, { part: to, whole: from })
  return { part: whole - part, whole }
}

function toStanding(verdict: string | undefined): ProductDropOff['standing'] {
  if (verdict === 'up') return 'worse'
  return verdict === 'down' ? 'better' : 'not told apart'
}
