import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { GREENERY } from '@/lib/ingest/formats/greenery'
import { makeFolder } from '@/lib/testing/files/make-folder'

const TYPES = ['search', 'page_view', 'add_to_cart', 'checkout', 'package_shipped']

/** How many of the hundred users come to each step. */
const REACHED = [100, 80, 40, 20, 10]

/** The files of a shop of one product, whose users search before they view: a step a minute. */
export function writeVisits(): string {
  const folder = makeFolder('visits')
  const users = Array.from({ length: REACHED[0] ?? 0 }, (_, index) => `u${index}`)
  const buyers = users.slice(0, REACHED[3])
  const rows: Readonly<Partial<Record<string, readonly Readonly<Record<string, string>>[]>>> = {
    'users.csv': users.map((id) => ({ user_id: id })),
    'products.csv': [{ product_id: 'p1', name: 'Fern', price: '10', inventory: '5' }],
    'orders.csv': buyers.map((id) => ({
      order_id: `o-${id}`,
      user_id: id,
      created_at: toMoment(3),
      status: 'preparing',
    })),
    'order_items.csv': buyers.map((id) => ({ order_id: `o-${id}`, product_id: 'p1', quantity: '1' })),
    'events.csv': users.flatMap((user, index) =>
      TYPES.filter((_, place) => index < (REACHED[place] ?? 0)).map((type, place) => ({
        event_id: `${user}-${type}`,
        session_id: `s-${user}`,
        user_id: user,
        page_url: 'https://shop',
        created_at: toMoment(place),
        event_type: type,
        ...(place < 3 ? { product_id: 'p1' } : { order_id: `o-${user}` }),
      })),
    ),
  }
  for (const { file, columns } of GREENERY.tables) {
    const lines = (rows[file] ?? []).map((row) => columns.map((column) => row[column] ?? '').join(','))
    writeFileSync(path.join(folder, file), [columns.join(','), ...lines, ''].join('\n'))
  }
  return folder
}

function toMoment(minute: number): string {
  return `2021-02-10T10:0${minute}:00`
}
