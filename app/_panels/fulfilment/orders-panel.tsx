import { requireDb } from '@/app/_access/visitor'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { OrderStatePicker, ProductSearch } from '@/components/filters/table-filters'
import { toHref } from '@/components/filters/to-href'
import { listOrderColumns } from '@/components/reports/fulfilment/order-columns'
import { TablePanel } from '@/components/table/table-panel'
import { ROWS_PER_PAGE } from '@/components/table/table-view'
import { WideTable } from '@/components/table/wide-table'
import { formatCount } from '@/lib/format/format-number'
import { MOST_FILED_ORDERS, readOrderSearch } from '@/lib/orders/order-state'
import { toKnowledge } from '@/lib/query/knowledge'
import type { OrderLine } from '@/lib/reports/orders/orders-result'
import { runOrders } from '@/lib/reports/orders/run-orders'
import { KnownNotes, withOrders } from './with-orders'

/** Single orders: for members alone, so they are in no report and behind no link. */
export function OrdersPanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(() =>
    withOrders(screen, async (_, { known }) => {
      const { query, raw, timeZone, asOf } = screen
      const search = readOrderSearch(raw)
      const db = await requireDb('viewer')
      const { orders, matching, page } = await runOrders(db, query, toKnowledge(screen), search, {
        take: ROWS_PER_PAGE,
        currency: screen.currency ?? null,
      })
      const toHistory = ({ id }: OrderLine) => toHref('/fulfilment/order', {}, { order: id, as_of: asOf })
      return (
        <TablePanel
          title="Orders"
          heading={`${formatCount(matching)} ${matching === 1 ? 'order' : 'orders'}`}
          tools={
            <div className="flex flex-wrap gap-2">
              <OrderStatePicker />
              <ProductSearch label="Find by id" />
            </div>
          }
          pager={{
            page,
            pages: Math.ceil(matching / ROWS_PER_PAGE),
            toHref: (to) => hrefHere(screen, { page: String(to) }),
          }}
          csvHref={toHref('/fulfilment/orders.csv', raw, { page: null })}
          mark={<DataStateMark screen={screen} of="fulfilment" />}
          counted={<KnownNotes screen={screen} known={known} />}
        >
          {orders.length === 0 ? (
            <p className="px-4 py-8 text-center text-muted">No order is so.</p>
          ) : (
            <WideTable
              label="Orders"
              caption="Orders, the latest checkout first"
              columns={listOrderColumns(toHistory, timeZone)}
              rows={orders}
              keyOf={({ userId, id }) => `${userId} ${id}`}
            />
          )}
          {matching > MOST_FILED_ORDERS && (
            <p className="px-4 pt-3 text-muted text-sm sm:px-5 print:hidden">
              A file holds {formatCount(MOST_FILED_ORDERS)} orders: for CSV or XLSX choose fewer days, or a
              state.
            </p>
          )}
        </TablePanel>
      )
    }),
  )
}
