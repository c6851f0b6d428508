import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { GREENERY } from '@/lib/ingest/formats/greenery'
import type { FreshRows } from './fresh-events'

type Cells = readonly (string | number | null)[]

/** Writes the rows into `folder` as the seven CSV tables of a Greenery shop; what they do not have stays empty. */
export async function writeImportFiles(folder: string, { events, orders, items }: FreshRows): Promise<void> {
  const lines: Record<string, Cells[]> = {
    'orders.csv': orders.map(({ id, userId }) => [id, userId, ...Array<string>(11).fill('')]),
    'order_items.csv': items.map(({ orderId, productId, quantity }) => [orderId, productId, quantity]),
    'events.csv': events.map((event) => [
      event.id,
      event.sessionId,
      event.userId,
      event.pageUrl,
      event.occurredAt.toISOString(),
      event.type,
      event.orderId,
      event.productId,
    ]),
  }
  for (const { file, columns } of GREENERY.tables) {
    const rows = [columns, ...(lines[file] ?? [])]
    await writeFile(path.join(folder, file), rows.map((row) => `${row.join(',')}\n`).join(''))
  }
}
