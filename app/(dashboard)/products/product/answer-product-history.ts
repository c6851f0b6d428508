import { answerHistory } from '@/app/_answers/answer-history'
import { runProductLife } from '@/app/_answers/run-life'
import { TundishError } from '@/lib/errors'
import { PRODUCT_FIELDS } from '@/lib/orders/changing-field'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the product at an address, as a file. */
export const { csv, xlsx } = answerHistory({
  name: 'product-life',
  title: 'The life of a product',
  parameter: 'id',
  unnamed: new TundishError('no_history', 'Say which product: "id" is its id.'),
  run: runProductLife,
  fields: PRODUCT_FIELDS,
  of: (id, { name }) => [
    ['Product', name],
    ['Id', id],
  ],
  reads: REPORTS.catalogue.reads,
})
