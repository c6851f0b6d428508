import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { RowKind } from '../formats/import-table'

/** Kinds of rows of which a delivery can say that it has all. */
export type CompleteKind = Extract<RowKind, 'product' | 'order' | 'user' | 'address' | 'promo'>

/** By the name that people give the table, which is that of its file. */
export const COMPLETE_TABLES = {
  products: 'product',
  orders: 'order',
  users: 'user',
  addresses: 'address',
  promos: 'promo',
} as const satisfies Record<string, CompleteKind>

export type CompleteTable = keyof typeof COMPLETE_TABLES

const NEVER: ReadonlyMap<string, string> = new Map([
  [
    'order_items',
    'order_items cannot be said to be complete: the lines of an order come with it, and what a later delivery of that order has no longer is gone anyway.',
  ],
  ['events', 'events cannot be said to be complete: they are history, and what happened does not go.'],
])

/** Reads names of tables, each once; blank ones are passed over. Throws `bad_parameter`. */
export function parseCompleteTables(names: readonly string[]): CompleteTable[] {
  const given = names.map((name) => name.trim()).filter((name) => name !== '')
  return [...new Set(given.map(parseTable))]
}

function parseTable(given: string): CompleteTable {
  const name = given.toLowerCase().replace(/\.csv$/, '')
  if (Object.hasOwn(COMPLETE_TABLES, name)) return name as CompleteTable
  const known = Object.keys(COMPLETE_TABLES).join(', ')
  const sentence =
    NEVER.get(name) ?? `${quote(given)} is no table that can be said to be complete; those are ${known}.`
  throw new TundishError('bad_parameter', sentence)
}

/** The table of a kind of rows; null for those that are never complete. */
export function toCompleteTable(kind: RowKind): CompleteTable | null {
  const names = Object.keys(COMPLETE_TABLES) as CompleteTable[]
  return names.find((name) => COMPLETE_TABLES[name] === kind) ?? null
}
