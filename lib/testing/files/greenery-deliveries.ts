import { cp, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

export const GREENERY_FOLDER = path.resolve('../shared/data/greenery')

/** The orders whose change the course makes: they were preparing, and are shipped. */
export const CHANGED_ORDERS = [
  '914b8929-e04a-40f8-86ee-357f2be3a2a2',
  '05202733-0e17-4726-97c2-0520c024ab85',
  '939767ac-357a-4bec-91f8-a7b25edd46c9',
] as const

/** When they were shipped, and when they were promised for. */
export const SHIPPED_AT = '2021-02-14T09:00:00Z'
export const PROMISED_FOR = '2021-02-16T09:00:00Z'

/** The published files, as the first delivery to a watched folder. */
export async function deliverGreenery(watched: string): Promise<void> {
  const folder = path.join(watched, '1')
  await cp(GREENERY_FOLDER, folder, { recursive: true })
  await rest(folder)
}

/** Later: all orders with the changed ones, and the events of a later day. Other tables did not come. */
export async function deliverChange(watched: string): Promise<void> {
  const folder = path.join(watched, '2')
  await mkdir(folder)
  const orders = await readFile(path.join(GREENERY_FOLDER, 'orders.csv'), 'utf8')
  await writeFile(path.join(folder, 'orders.csv'), orders.split('\n').map(changeOrder).join('\n'))
  await writeFile(path.join(folder, 'events.csv'), toEvents(orders))
  await rest(folder)
}

function changeOrder(line: string): string {
  const fields = line.split(',')
  const number = CHANGED_ORDERS.findIndex((id) => line.startsWith(id))
  if (number < 0) return line
  return [...fields.slice(0, 8), `parcel-${number}`, 'ups', PROMISED_FOR, '', 'shipped'].join(',')
}

/** The shipments, and a session in which somebody looks and puts into the cart. */
function toEvents(orders: string): string {
  const userOf = (order: string) =>
    orders
      .split('\n')
      .find((line) => line.startsWith(order))
      ?.split(',')[1]
  return [
    'event_id,session_id,user_id,page_url,created_at,event_type,order_id,product_id',
    ...CHANGED_ORDERS.map(
      (id, number) => `late-${number},late-${number},${userOf(id)},,${SHIPPED_AT},package_shipped,${id},`,
    ),
    'late-view,late,late,,2021-02-14T10:00:00Z,page_view,,4cda01b9-62e2-46c5-830f-b7f262a58fb1',
    'late-cart,late,late,,2021-02-14T10:01:00Z,add_to_cart,,4cda01b9-62e2-46c5-830f-b7f262a58fb1',
    '',
  ].join('\n')
}

/** As if they had been there for an hour: nobody is writing any more. */
async function rest(folder: string): Promise<void> {
  const before = new Date(Date.now() - 3_600_000)
  for (const file of await readdir(folder)) await utimes(path.join(folder, file), before, before)
}
