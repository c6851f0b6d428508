import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/_answers/answer-error'
import { answerHistory } from '@/app/_answers/answer-history'
import type { TableFormat } from '@/app/_answers/answer-table'
import { readKnowledge } from '@/app/_answers/read-knowledge'
import { TundishError } from '@/lib/errors'
import { readId } from '@/lib/query/order-state'
import { runOrderHistory } from '@/lib/reports/history/run-order-history'
import { REPORTS } from '@/lib/reports/registry'

/** The history of the order at an address, as a file. */
export async function answerOrderHistory(request: Request, format: TableFormat): Promise<Response> {
  try {
    const db = await requireDb('viewer')
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const id = readId(raw.order)
    if (id === null) throw new TundishError('unknown_order', 'Say which order: "order" is its id.')
    const knowledge = readKnowledge(raw)
    const { entries, userId } = await runOrderHistory(db, id, knowledge)
    return await answerHistory(db, format, {
      name: 'order-life',
      title: 'The life of an order',
      of: [
        { label: 'Order', text: id },
        { label: 'User', text: userId ?? '' },
      ],
      entries,
      knowledge,
      reads: REPORTS.fulfilment.reads,
    })
  } catch (error) {
    return answerError(error)
  }
}
