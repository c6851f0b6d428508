import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { GREENERY } from '@/lib/ingest/formats/greenery'
import { makeFolder } from '@/lib/testing/files/make-folder'

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

/** Values by column; what is not given is empty. */
type Row = Readonly<Record<string, string>>

type Visit = Readonly<{ product: string; viewed: number; carted: number }>

/** The files of the shop of names, in a folder of their own. */
export function writeShop(products: readonly FiledProduct[], visits: readonly Visit[] = VISITS): string {
  const folder = makeFolder('names')
  const users = visits.flatMap(({ product, viewed }) => listVisits(product, viewed))
  const rows: Readonly<Partial<Record<string, readonly Row[]>>> = {
    'users.csv': users.map((id) => ({ user_id: id })),
    'products.csv': products.map(({ id, name, category = '' }) => {
      return { product_id: id, name, price: '10', inventory: '5', category }
    }),
    'events.csv': visits.flatMap(toEvents),
  }
  for (const { file, columns } of GREENERY.tables) {
    const header = file === 'products.csv' ? [...columns, 'category'] : columns
    const lines = (rows[file] ?? []).map((row) => header.map((column) => row[column] ?? ''))
    writeFileSync(path.join(folder, file), toCsv([header, ...lines]))
  }
  return folder
}

function listVisits(product: string, many: number): string[] {
  return Array.from({ length: many }, (_, index) => `${product}-${index + 1}`)
}

function toEvents({ product, viewed, carted }: Visit): Row[] {
  return listVisits(product, viewed).flatMap((user, index) => {
    const event = (type: string, seconds: string): Row => ({
      event_id: `${user}-${type}`,
      session_id: `s-${user}`,
      user_id: user,
      event_type: type,
      page_url: 'https://shop',
      created_at: `2021-02-10T10:00:${seconds}`,
      product_id: product,
    })
    return index < carted
      ? [event('page_view', '00'), event('add_to_cart', '30')]
      : [event('page_view', '00')]
  })
}

function toCsv(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => `${row.map(quote).join(',')}\n`).join('')
}
