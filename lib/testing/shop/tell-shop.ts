import type { Fields } from '@/lib/ingest/read/source-record'
import { type Proposal, propose } from '@/lib/ingest/shapes/propose'

export const NOW = new Date('2026-11-29T12:00:00Z')

/** Thirty users, each with two visits on different days: three views, something into the cart, an order by every other one. */
export function tellShop(
  toRow: (event: { at: Date; user: number; visit: number; name: string; product: number }) => Fields,
): Fields[] {
  return Array.from({ length: 60 }, (_, visit) => {
    const names = ['see', 'see', 'see', 'put', ...(visit % 2 === 0 ? ['pay'] : [])]
    return names.map((name, index) => {
      const at = new Date(Date.UTC(2026, 0, 1 + (visit % 20), 9 + (visit % 7), 10 + index, visit))
      return toRow({
        at,
        user: 1000 + (visit % 30),
        visit: 70_000 + visit,
        name,
        product: 100 + ((visit * 7 + Math.min(index, 2)) % 40),
      })
    })
  }).flat()
}

/** What is proposed for a table of these rows. */
export function proposeTable(records: readonly Fields[], zone: string | null = null): Proposal {
  return propose({ columns: Object.keys(records[0] ?? {}), records }, { now: NOW, zone })
}
