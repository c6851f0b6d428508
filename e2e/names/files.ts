import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A product of the shop of names, as its file has it. */
export type FiledProduct = Readonly<{ id: string; name: string; category?: string }>

/** 40 sessions view p1, 10 add it; 200 view p2, 100 add it. */
const VISITS = [
  { product: 'p1', viewed: 40, carted: 10 },
  { product: 'p2', viewed: 200, carted: 100 },
] as const

export const FIRST: readonly FiledProduct[] = [
  { id: 'p1', name: 'Fern', category: 'Ferns' },
  { id: 'p2', name: 'Moss', category: 'Mosses' },
]

type Visit = Readonly<{ product: string; viewed: number; carted: number }>

/** The files of the shop of names, in a folder of their own. */
export function writeShop(products: readonly FiledProduct[], visits: readonly Visit[] = VISITS): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-names-'))
  const users = visits.flatMap(({ product, viewed }) => listVisits(product, viewed))
  const files: Record<string, readonly (readonly string[])[]> = {
    'addresses.csv': [['address_id', 'address', 'zipcode', 'state', 'country']],
    'promos.csv': [['promo_id', 'discount', 'status']],
    'users.csv': [
      [
        'user_id',
        'first_name',
        'last_name',
        'email',
        'phone_number',
        'created_at',
        'updated_at',
        'address_id',
      ],
      ...users.map((id) => [id, '', '', '', '', '', '', '']),
    ],
    'products.csv': [
      ['product_id', 'name', 'price', 'inventory', 'category'],
      ...products.map(({ id, name, category = '' }) => [id, name, '10', '5', category]),
    ],
    'orders.csv': [
      [
        'order_id',
        'user_id',
        'promo_id',
        'address_id',
        'created_at',
        'order_cost',
        'shipping_cost',
        'order_total',
        'tracking_id',
        'shipping_service',
        'estimated_delivery_at',
        'delivered_at',
        'status',
      ],
    ],
    'order_items.csv': [['order_id', 'product_id', 'quantity']],
    'events.csv': [
      ['event_id', 'session_id', 'user_id', 'event_type', 'page_url', 'created_at', 'order_id', 'product_id'],
      ...visits.flatMap(toEvents),
    ],
  }
  for (const [name, rows] of Object.entries(files)) writeFileSync(path.join(folder, name), toCsv(rows))
  return folder
}

function listVisits(product: string, many: number): string[] {
  return Array.from({ length: many }, (_, index) => `${product}-${index + 1}`)
}

function toEvents({ product, viewed, carted }: Visit): string[][] {
  return listVisits(product, viewed).flatMap((user, index) => {
    const at = (seconds: string) => `2021-02-10T10:00:${seconds}`
    const event = (type: string, seconds: string) => {
      return [`${user}-${type}`, `s-${user}`, user, type, 'https://shop', at(seconds), '', product]
    }
    return index < carted
      ? [event('page_view', '00'), event('add_to_cart', '30')]
      : [event('page_view', '00')]
  })
}

function toCsv(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => `${row.map(quote).join(',')}\n`).join('')
}
