import type { Db } from '@/lib/db'
import { requireScope } from '@/lib/store/products'
import { addDays } from '@/lib/time/day'
import { askStoredOrders } from '../orders-asked'
import { type Asked, defineReport } from '../report'
import { type Column, sayGaps, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { toDrawnGrain } from '../to-drawn-grain'
import {
  type TrackingCounts,
  type TrackingPoint,
  type TrackingResult,
  toTrackingResult,
  toTrackingRows,
} from './tracking-result'
import { type FiledRow, filedSql, type SeenRow, seenSql } from './tracking-sql'

const COUNTS: readonly Column<TrackingCounts>[] = [
  ...toColumns<TrackingCounts>('count', 'orders', 'missed'),
  ...toColumns<TrackingCounts>('share', 'missedShare'),
  ...toEnds<TrackingCounts>('missed', 'share', (row) => row.missedInterval),
  ...toColumns<TrackingCounts>('count', 'checkouts', 'unfiled'),
]

const COLUMNS: readonly Column<TrackingPoint>[] = [
  { name: 'start', kind: 'day', value: (row) => row.start },
  ...COUNTS,
]

/** A row a bucket, by day unless another grain was asked for; no rows where there is no file of orders. */
export const TRACKING = defineReport({
  name: 'tracking',
  title: 'What tracking misses',
  question: 'Of how many orders is there no checkout, and which checkouts are in no file of orders?',
  reads: ['order_day', 'order_standing', 'product'],
  takes: ['grain', 'mostDrawn', 'timeZone', 'today'],
  tellsOf: 'orders',
  counted: {
    what: 'Orders of files of orders, by the day on which they were made',
    note: 'Missed are orders that no checkout belongs to. Unfiled are checkouts, on the days that files of orders cover, whose order is in none.',
  },
  run: async (db, asked) => {
    const query = { ...asked.query, grain: asked.grain ?? 'day' }
    const result = await runTracking(db, { ...asked, query })
    const grain = toDrawnGrain(result, asked)
    return grain === query.grain ? result : runTracking(db, { ...asked, query: { ...query, grain } })
  },
  toTable: ({ points }) => toReportTable(COLUMNS, points),
  toJson: ({ query: { grain }, filed, undated, all, points }) => {
    const records = toRecords(toReportTable(COLUMNS, points))
    return {
      grain,
      orders_are_filed: filed,
      undated,
      all: toRecords(toReportTable(COUNTS, [all]))[0] ?? null,
      ...sayGaps(points, grain),
      rows: points.map(({ partial }, index) => ({ ...records[index], partial })),
    }
  },
})

/** Orders that tracking missed, and checkouts that no file of orders has. Throws `unknown_product` and `unknown_category`. */
export async function runTracking(
  db: Db,
  { query, timeZone, today }: Pick<Asked<'timeZone' | 'today'>, 'query' | 'timeZone' | 'today'>,
): Promise<TrackingResult> {
  await requireScope(db, query.scope)
  const made = await askStoredOrders(db, 'made', query, timeZone)
  const [row] = await db.$queryRaw<FiledRow[]>(filedSql({ ...made, range: null, scope: {} }))
  const filed = row ?? { filed: false, undated: 0, first_on: null, last_on: null }
  if (filed.first_on === null || filed.last_on === null) return toTrackingResult(query, filed, [], today)
  // Checkouts count on the days that files of orders cover: of all others nobody knows which orders there were.
  const days = { from: filed.first_on, to: addDays(filed.last_on, 1) }
  const [orders, checkouts] = await Promise.all([
    db.$queryRaw<SeenRow[]>(seenSql(made, query, null)),
    db.$queryRaw<SeenRow[]>(seenSql({ ...made, topic: 'tracked' }, query, days)),
  ])
  return toTrackingResult(query, filed, toTrackingRows(orders, checkouts), today)
}
