import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/_answers/answer-error'
import { answerLife } from '@/app/_answers/answer-life'
import type { TableFormat } from '@/app/_answers/answer-table'
import { readKnowledge } from '@/app/_answers/read-knowledge'
import { TundishError } from '@/lib/errors'
import { readId } from '@/lib/query/order-state'
import { runProductLife } from '@/lib/reports/product-life/run-product-life'
import { REPORTS } from '@/lib/reports/registry'

/** The life of the product at an address, as a file. */
export async function answerProductLife(request: Request, format: TableFormat): Promise<Response> {
  try {
    const db = await requireDb('viewer')
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const id = readId(raw.id)
    if (id === null) throw new TundishError('no_history', 'Say which product: "id" is its id.')
    const knowledge = readKnowledge(raw)
    const { name, entries } = await runProductLife(db, id, knowledge)
    return await answerLife(db, format, {
      name: 'product-life',
      title: 'The life of a product',
      of: [
        { label: 'Product', text: name },
        { label: 'Id', text: id },
      ],
      entries,
      knowledge,
      reads: REPORTS.catalogue.reads,
    })
  } catch (error) {
    return answerError(error)
  }
}
