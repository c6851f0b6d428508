import { answerHistory } from '@/app/_answers/answer-history'
import { runOrderLife } from '@/app/_answers/run-life'
import { TundishError } from '@/lib/errors'
import { ORDER_FIELDS } from '@/lib/orders/changing-field'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the order at an address, as a file. */
export const { csv, xlsx } = answerHistory({
  name: 'order-life',
  title: 'The life of an order',
  parameter: 'order',
  unnamed: new TundishError('unknown_order', 'Say which order: "order" is its id.'),
  run: runOrderLife,
  fields: ORDER_FIELDS,
  of: (id, { userId }) => [
    ['Order', id],
    ['User', userId ?? ''],
  ],
  reads: REPORTS.fulfilment.reads,
})
