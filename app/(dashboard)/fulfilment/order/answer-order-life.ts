import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/api/answer-error'
import { answerLife } from '@/app/api/answer-life'
import type { TableFormat } from '@/app/api/answer-table'
import { readKnowledge } from '@/app/api/read-knowledge'
import { TundishError } from '@/lib/errors'
import { readOrderKey } from '@/lib/query/order-state'
import { runOrderLife } from '@/lib/reports/order-life/run-order-life'
import { READS } from '@/lib/reports/reads'

/** The life of the order at an address, as a file. */
export async function answerOrderLife(request: Request, format: TableFormat): Promise<Response> {
  try {
    const db = await requireDb('viewer')
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const key = readOrderKey(raw)
    if (!key) throw new TundishError('unknown_order', 'Say which order: "user" and "order" are its ids.')
    const knowledge = readKnowledge(raw)
    const { entries } = await runOrderLife(db, key, knowledge)
    return await answerLife(db, format, {
      name: 'order-life',
      title: 'The life of an order',
      of: [
        { label: 'Order', text: key.id },
        { label: 'User', text: key.userId },
      ],
      entries,
      knowledge,
      reads: READS.fulfilment,
    })
  } catch (error) {
    return answerError(error)
  }
}
