import { answerHistory } from '@/app/_answers/answer-history'
import type { TableFormat } from '@/app/_answers/answer-table'
import { TundishError } from '@/lib/errors'
import { runProductHistory } from '@/lib/reports/history/run-history'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the product at an address, as a file. */
export function answerProductHistory(request: Request, format: TableFormat): Promise<Response> {
  return answerHistory(request, format, {
    name: 'product-life',
    title: 'The life of a product',
    parameter: 'id',
    unnamed: new TundishError('no_history', 'Say which product: "id" is its id.'),
    run: runProductHistory,
    of: (id, { name }) => [
      { label: 'Product', text: name },
      { label: 'Id', text: id },
    ],
    reads: REPORTS.catalogue.reads,
  })
}
