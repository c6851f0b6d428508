import { requireDb } from '@/app/_access/visitor'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { toScreenKnowledge } from '@/app/_frame/known-then'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { OrderStatePicker } from '@/components/filters/order-state-picker'
import { ProductSearch } from '@/components/filters/product-search'
import { ROWS_PER_PAGE } from '@/components/filters/table-view'
import { toHref } from '@/components/filters/to-href'
import { OrdersTable } from '@/components/reports/fulfilment/orders-table'
import { Pager } from '@/components/ui/pager'
import { PanelFoot } from '@/components/ui/panel-foot'
import { formatCount } from '@/lib/format/format-number'
import { MOST_FILED_ORDERS, readOrderSearch } from '@/lib/query/order-state'
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
      const { orders, matching, page } = await runOrders(
        db,
        query,
        toScreenKnowledge(screen),
        search,
        ROWS_PER_PAGE,
      )
      const toHistory = ({ id }: OrderLine) => toHref('/fulfilment/order', {}, { order: id, as_of: asOf })
      return (
        <div className="rounded-lg border border-line bg-surface">
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 pb-3 sm:px-5">
            <h3 className="font-semibold text-base">
              {formatCount(matching)} {matching === 1 ? 'order' : 'orders'}
            </h3>
            <div className="flex flex-wrap gap-2">
              <OrderStatePicker />
              <ProductSearch label="Find by id" />
            </div>
          </div>
          {orders.length === 0 ? (
            <p className="px-4 py-8 text-center text-muted">No order is so.</p>
          ) : (
            <OrdersTable orders={orders} timeZone={timeZone} href={toHistory} />
          )}
          {matching > MOST_FILED_ORDERS && (
            <p className="px-4 pt-3 text-muted text-sm sm:px-5 print:hidden">
              A file holds {formatCount(MOST_FILED_ORDERS)} orders: for CSV or XLSX choose fewer days, or a
              state.
            </p>
          )}
          <div className="flex justify-end px-4 py-3 empty:hidden sm:px-5">
            <Pager
              page={page}
              pages={Math.ceil(matching / ROWS_PER_PAGE)}
              toHref={(to) => hrefHere(screen, { page: String(to) })}
            />
          </div>
          <PanelFoot
            title="Orders"
            numbers={null}
            csvHref={toHref('/fulfilment/orders.csv', raw, { page: null })}
            pngName={null}
            mark={<DataStateMark screen={screen} of="fulfilment" />}
            counted={<KnownNotes screen={screen} known={known} />}
          />
        </div>
      )
    }),
  )
}
