import { ratio } from '@/lib/stats/ratio'
import type { OrderedRow } from './worth-sql'

/**
 * What one order of each product brings by its id: its price times how many of it an order keeps on average, by the
 * order items. A product without orders counts as those of the shop do, and in a shop without orders one. Null
 * where there is no price. In the currency of the shop, which it does not say.
 */
export function toRevenuePerOrder(rows: readonly OrderedRow[]): ReadonlyMap<string, number | null> {
  const items = rows.reduce((sum, row) => sum + row.items, 0)
  const pieces = rows.reduce((sum, row) => sum + row.pieces, 0)
  const usual = ratio(pieces, items) ?? 1
  return new Map(
    rows.map((row) => [
      row.id,
      row.price === null ? null : row.price * (ratio(row.pieces, row.items) ?? usual),
    ]),
  )
}
