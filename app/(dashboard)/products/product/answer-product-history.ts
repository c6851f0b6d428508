import { answerHistory } from '@/app/_answers/answer-history'
import { TundishError } from '@/lib/errors'
import { runProductHistory } from '@/lib/reports/history/run-history'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the product at an address, as a file. */
export const { csv, xlsx } = answerHistory({
  name: 'product-life',
  title: 'The life of a product',
  parameter: 'id',
  unnamed: new TundishError('no_history', 'Say which product: "id" is its id.'),
  run: runProductHistory,
  of: (id, { name }) => [
    ['Product', name],
    ['Id', id],
  ],
  reads: REPORTS.catalogue.reads,
})
