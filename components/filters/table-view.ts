import type { RawParameters } from '@/lib/query/parse-parameters'
import { readPage } from '@/lib/query/read-page'

/** How a long table is looked at; in the URL, and no part of the question. */
export type TableView<Name extends string> = Readonly<{
  sort: Name
  dir: 'asc' | 'desc'
  /** Part of a name, in small letters; empty for all. */
  q: string
  /** From 1. */
  page: number
}>

export const ROWS_PER_PAGE = 50
export const LONGEST_SEARCH = 200

/** Never throws: what cannot be used counts as not given. Text sorts up first, numbers down first. */
export function readTableView<Name extends string>(
  raw: RawParameters,
  names: readonly Name[],
  first: Readonly<{ sort: Name; text: Name }>,
): TableView<Name> {
  const sort = names.find((name) => name === raw.sort) ?? first.sort
  const dir = raw.dir === 'asc' || raw.dir === 'desc' ? raw.dir : naturalDir(sort, first.text)
  const page = readPage(raw)
  const q = typeof raw.q === 'string' ? raw.q.trim().slice(0, LONGEST_SEARCH).toLowerCase() : ''
  return { sort, dir, q, page }
}

export function naturalDir<Name extends string>(sort: Name, text: Name): 'asc' | 'desc' {
  return sort === text ? 'asc' : 'desc'
}

export type TablePage<Row> = Readonly<{
  rows: readonly Row[]
  /** Rows that match, and on which of how many pages these are. */
  matching: number
  page: number
  pages: number
}>

type Value = string | number | null

/** Filters by name, sorts (what has no value last, ties by name) and cuts out one page; a page too far is the last. */
export function toTablePage<Row, Name extends string>(
  rows: readonly Row[],
  { sort, dir, q, page }: TableView<Name>,
  columns: Readonly<Record<Name, (row: Row) => Value>>,
  nameOf: (row: Row) => string,
): TablePage<Row> {
  const matching = q === '' ? [...rows] : rows.filter((row) => nameOf(row).toLowerCase().includes(q))
  const value = columns[sort]
  matching.sort((a, b) => compare(value(a), value(b), dir) || nameOf(a).localeCompare(nameOf(b)))
  const pages = Math.max(1, Math.ceil(matching.length / ROWS_PER_PAGE))
  const shown = Math.min(page, pages)
  const start = (shown - 1) * ROWS_PER_PAGE
  return { rows: matching.slice(start, start + ROWS_PER_PAGE), matching: matching.length, page: shown, pages }
}

/** A column that a table may be sorted by: its name in addresses, and what it is sorted by. */
export type SortColumn<Row> = Readonly<{ name: string; value: (row: Row) => Value }>

/** How a table of products is looked at, by default by the second of its columns, and that page. The first is `product`. */
export function toListedPage<Row extends Readonly<{ product: string }>>(
  raw: RawParameters,
  rows: readonly Row[],
  columns: readonly SortColumn<Row>[],
): Readonly<{ view: TableView<string>; page: TablePage<Row> }> {
  const names = columns.map(({ name }) => name)
  const view = readTableView(raw, names, { sort: names[1] ?? 'product', text: 'product' })
  const values = Object.fromEntries(columns.map(({ name, value }) => [name, value]))
  return { view, page: toTablePage<Row, string>(rows, view, values, ({ product }) => product) }
}

function compare(a: Value, b: Value, dir: 'asc' | 'desc'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b
  return dir === 'asc' ? order : -order
}
