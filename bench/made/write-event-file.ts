import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createUniform, type Uniform } from '@/lib/stats/seeded-random'
import { toId } from './to-id'

const HEADER = 'event_id,event_time,event_type,product_id,price,user_id,session_id,order_id\n'
const START = Date.parse('2024-01-01T00:00:00Z')
const SECONDS = 700 * 86_400
const PRODUCTS = 5_000
const SESSIONS_AT_ONCE = 500

/** Writes a CSV of about so many bytes, eight columns, a session after another; the number of its rows. */
export async function writeEventFile(place: string, bytes: number): Promise<number> {
  const random = createUniform('event file')
  const file = createWriteStream(place)
  file.write(HEADER)
  let written = 0
  let rows = 0
  for (let session = 0; written < bytes; session += SESSIONS_AT_ONCE) {
    const lines: string[] = []
    for (let one = session; one < session + SESSIONS_AT_ONCE; one += 1)
      lines.push(...toSession(one, rows + lines.length, random))
    const text = lines.join('')
    rows += lines.length
    written += text.length
    if (!file.write(text)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return rows
}

function toSession(session: number, firstRow: number, random: Uniform): string[] {
  const started = START + ((session * 7_919) % SECONDS) * 1_000
  const user = toId(`user ${Math.floor(random() * (1 + session / 3))}`)
  const sessionId = toId(`session ${session}`)
  return Array.from({ length: 2 + Math.floor(random() * 7) }, (_, place) => {
    const id = toId(`event ${firstRow + place}`)
    const type = toType(place, random)
    const product = Math.floor(random() ** 2 * PRODUCTS)
    const at = new Date(started + place * 40_000).toISOString()
    const order = type === 'checkout' ? toId(`order ${id}`) : ''
    return `${id},${at},${type},${toId(`product ${product}`)},${(product % 90) + 0.5},${user},${sessionId},${order}\n`
  })
}

function toType(place: number, random: Uniform): string {
  if (place === 0 || random() < 0.6) return 'page_view'
  return random() < 0.7 ? 'add_to_cart' : 'checkout'
}
