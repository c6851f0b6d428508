import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/api/answer-error'
import { answerTable, type TableFormat } from '@/app/api/answer-table'
import { readRequestSettings } from '@/app/api/read-request-settings'
import { formatDay, formatMoment, formatRange } from '@/lib/format/format-day'
import { sayGuard } from '@/lib/models/explain-guard'
import type { Guard } from '@/lib/models/guard'
import { readGuard } from '@/lib/pipeline/current-guard'
import { toKnowledge } from '@/lib/query/knowledge'
import { MOST_FILED_ORDERS, readOrderSearch } from '@/lib/query/order-state'
import { AS_GIVEN, toView, type View } from '@/lib/query/view'
import { toOrdersTable } from '@/lib/reports/orders/orders-table'
import { runAllOrders } from '@/lib/reports/orders/run-orders'
import { READS } from '@/lib/reports/reads'
import type { About } from '@/lib/reports/report-xlsx'
import { getDataRange } from '@/lib/store/freshness'

/** All pages of the list of orders at an address, as a file; more than it may hold are refused. */
export async function answerOrders(request: Request, format: TableFormat): Promise<Response> {
  try {
    const db = await requireDb('viewer')
    const settings = readRequestSettings()
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const view = toView(raw, { ...settings, data: await getDataRange(db) }, AS_GIVEN, false)
    const knowledge = toKnowledge(view.asOf, settings)
    const orders = await runAllOrders(db, view.query, knowledge, readOrderSearch(raw), MOST_FILED_ORDERS)
    return await answerTable(format, {
      name: 'orders',
      table: toOrdersTable(orders),
      about: async () => toAbout(view, settings.now, await readGuard(db, READS.fulfilment, settings.now)),
    })
  } catch (error) {
    return answerError(error)
  }
}

function toAbout({ query, asOf }: View, now: Date, guard: Guard): About {
  return {
    title: 'Orders',
    lines: [
      { label: 'Question', text: 'Where did each order stand?' },
      { label: 'Days', text: formatRange(query.range) },
      { label: 'As known', text: asOf ? `At the end of ${formatDay(asOf)}` : 'Now' },
      { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
      { label: 'Data', text: sayGuard(guard, 'UTC') },
      { label: 'How to read', text: 'Orders by the day of their checkout. Moments are in UTC.' },
    ],
  }
}
