import { answerHistory } from '@/app/_answers/answer-history'
import type { TableFormat } from '@/app/_answers/answer-table'
import { TundishError } from '@/lib/errors'
import { runOrderHistory } from '@/lib/reports/history/run-history'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the order at an address, as a file. */
export function answerOrderHistory(request: Request, format: TableFormat): Promise<Response> {
  return answerHistory(request, format, {
    name: 'order-life',
    title: 'The life of an order',
    parameter: 'order',
    unnamed: new TundishError('unknown_order', 'Say which order: "order" is its id.'),
    run: runOrderHistory,
    of: (id, { userId }) => [
      { label: 'Order', text: id },
      { label: 'User', text: userId ?? '' },
    ],
    reads: REPORTS.fulfilment.reads,
  })
}
