import { requireDb } from '@/app/_access/visitor'
import { answerError } from '@/app/api/answer-error'
import { answerTable, type TableFormat } from '@/app/api/answer-table'
import { readRequestSettings } from '@/app/api/read-request-settings'
import { TundishError } from '@/lib/errors'
import { formatDay, formatMoment } from '@/lib/format/format-day'
import { readOrderKey } from '@/lib/query/order-state'
import { toOrderLifeTable } from '@/lib/reports/order-life/order-life-table'
import { runOrderLife } from '@/lib/reports/order-life/run-order-life'
import { readOrderKnowledge } from './read-order-knowledge'

/** The life of the order at an address, as a file. */
export async function answerOrderLife(request: Request, format: TableFormat): Promise<Response> {
  try {
    const db = await requireDb('viewer')
    const raw = Object.fromEntries(new URL(request.url).searchParams)
    const key = readOrderKey(raw)
    if (!key) throw new TundishError('unknown_order', 'Say which order: "user" and "order" are its ids.')
    const { now } = readRequestSettings()
    const knowledge = readOrderKnowledge(raw)
    const life = await runOrderLife(db, key, knowledge)
    return await answerTable(format, {
      name: 'order-life',
      table: toOrderLifeTable(life),
      about: () => ({
        title: 'The life of an order',
        lines: [
          { label: 'Order', text: key.id },
          { label: 'User', text: key.userId },
          { label: 'As known', text: knowledge.asOf ? `At the end of ${formatDay(knowledge.asOf)}` : 'Now' },
          { label: 'As of', text: `${formatMoment(now, 'UTC')} UTC` },
          {
            label: 'How to read',
            text: 'A row for each event and each field that changed. Moments are in UTC.',
          },
        ],
      }),
    })
  } catch (error) {
    return answerError(error)
  }
}
