import { ratio } from '@/lib/stats/ratio'
import { sumOf } from '@/lib/stats/sum'
import type { OrderedRow } from './worth-sql'

/**
 * What one order of each product brings by its id: its price times how many of it an order keeps on average, by the
 * order items. A product without orders counts as those of the shop do, and in a shop without orders one. Null
 * where there is no price. In the currency of the shop, which it does not say.
 */
export function toRevenuePerOrder(rows: readonly OrderedRow[]): ReadonlyMap<string, number | null> {
  const all = { pieces: sumOf(rows, (row) => row.pieces), items: sumOf(rows, (row) => row.items) }
  const usual = ratio(all.pieces, all.items) ?? 1
  return new Map(
    rows.map((row) => [
      row.id,
      row.price === null ? null : row.price * (ratio(row.pieces, row.items) ?? usual),
    ]),
  )
}
