import { requireDb } from '@/app/_access/visitor'
import { answerTable, inFormats } from '@/app/_answers/answer-table'
import { requireAnswerable } from '@/app/_frame/refused'
import { readScreen, type Screen } from '@/app/_screen/screen'
import { formatDay, formatMoment, formatRange } from '@/lib/format/format-day'
import type { DataState } from '@/lib/models/data-state'
import { sayDataState } from '@/lib/models/explain-data-state'
import { MOST_FILED_ORDERS, readOrderSearch } from '@/lib/orders/order-state'
import { readDataState } from '@/lib/pipeline/current-data-state'
import { toKnowledge } from '@/lib/query/knowledge'
import { PAGES } from '@/lib/query/section'
import { toOrdersTable } from '@/lib/reports/orders/orders-result'
import { runAllOrders } from '@/lib/reports/orders/run-orders'
import { REPORTS } from '@/lib/reports/registry'
import type { About } from '@/lib/reports/report-xlsx'

/** All pages of the list of orders at an address, as a file; more than it may hold are refused. */
export const { csv, xlsx } = inFormats(async (format, request: Request) => {
  const db = await requireDb('viewer')
  const raw = Object.fromEntries(new URL(request.url).searchParams)
  const screen = await readScreen('/fulfilment', PAGES['/fulfilment'], raw)
  requireAnswerable(screen)
  const { settings } = screen
  const knowledge = toKnowledge(screen)
  const orders = await runAllOrders(db, screen.query, knowledge, readOrderSearch(raw), {
    take: MOST_FILED_ORDERS,
    currency: screen.currency ?? null,
  })
  return answerTable(format, {
    name: 'orders',
    table: toOrdersTable(orders),
    about: async () =>
      toAbout(screen, settings.now, await readDataState(db, REPORTS.fulfilment.reads, settings)),
  })
})

function toAbout({ query, asOf, scopeName }: Screen, now: Date, dataState: DataState): About {
  return {
    title: 'Orders',
    lines: [
      ['Question', 'Where did each order stand?'],
      ['Days', formatRange(query.range)],
      ['Of', scopeName],
      ['As known', asOf ? `At the end of ${formatDay(asOf)}` : 'Now'],
      ['As of', `${formatMoment(now, 'UTC')} UTC`],
      ['Data', sayDataState(dataState, 'UTC')],
      ['How to read', 'Orders by the day of their checkout. Moments are in UTC.'],
    ],
  }
}
