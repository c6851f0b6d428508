import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/_answers/answer-error'
import { answerHistory } from '@/app/_answers/answer-history'
import type { TableFormat } from '@/app/_answers/answer-table'
import { readKnowledge } from '@/app/_answers/read-knowledge'
import { TundishError } from '@/lib/errors'
import { readId } from '@/lib/query/order-state'
import { runProductHistory } from '@/lib/reports/history/run-product-history'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the product at an address, as a file. */
export async function answerProductHistory(request: Request, format: TableFormat): Promise<Response> {
  try {
    const db = await requireDb('viewer')
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const id = readId(raw.id)
    if (id === null) throw new TundishError('no_history', 'Say which product: "id" is its id.')
    const knowledge = readKnowledge(raw)
    const { name, entries } = await runProductHistory(db, id, knowledge)
    return await answerHistory(db, format, {
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
