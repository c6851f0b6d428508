import { answerHistory } from '@/app/_answers/answer-history'
import { TundishError } from '@/lib/errors'
import { runOrderHistory } from '@/lib/reports/history/run-history'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the order at an address, as a file. */
export const { csv, xlsx } = answerHistory({
  name: 'order-life',
  title: 'The life of an order',
  parameter: 'order',
  unnamed: new TundishError('unknown_order', 'Say which order: "order" is its id.'),
  run: runOrderHistory,
  of: (id, { userId }) => [
    ['Order', id],
    ['User', userId ?? ''],
  ],
  reads: REPORTS.fulfilment.reads,
})
