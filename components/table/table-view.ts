import { type RawParameters, readPage } from '@/lib/query/request/parse-parameters'
import type { Column } from './column'

/** What of a long list is looked at; in the URL, and no part of the question. */
export type ListView = Readonly<{
  /** Part of a name, in small letters; empty for all. */
  q: string
  /** From 1. */
  page: number
}>

/** The same of a table that sorts: by which column, and which way. */
export type TableView = ListView & Readonly<{ sort: string; dir: 'asc' | 'desc' }>

export const ROWS_PER_PAGE = 50
export const LONGEST_SEARCH = 200

export function readListView(raw: RawParameters): ListView {
  const q = typeof raw.q === 'string' ? raw.q.trim().slice(0, LONGEST_SEARCH).toLowerCase() : ''
  return { q, page: readPage(raw) }
}

/** Never throws: what cannot be used counts as not given; `sort` is the column that counts then. */
export function readTableView<Row>(
  raw: RawParameters,
  columns: readonly Column<Row>[],
  sort: string,
): TableView {
  const by = columns.find(({ name, value }) => name === raw.sort && value)?.name ?? sort
  const dir = raw.dir === 'asc' || raw.dir === 'desc' ? raw.dir : firstDir(columns, by)
  return { sort: by, dir, ...readListView(raw) }
}

/** What a click on the head of a column changes in the address. */
export function toSortChanges<Row>(view: TableView, columns: readonly Column<Row>[], name: string) {
  const turned = view.dir === 'asc' ? 'desc' : 'asc'
  return { sort: name, dir: name === view.sort ? turned : firstDir(columns, name), page: null }
}

function firstDir<Row>(columns: readonly Column<Row>[], name: string): 'asc' | 'desc' {
  return columns.find((column) => column.name === name)?.kind === 'text' ? 'asc' : 'desc'
}

export type TablePage<Row> = Readonly<{
  rows: readonly Row[]
  /** Rows that match, and on which of how many pages these are. */
  matching: number
  page: number
  pages: number
}>

/** Those with the text in their name, in the order that they have, and of these one page; one too far is the last. */
export function toListPage<Row>(
  rows: readonly Row[],
  { q, page }: ListView,
  nameOf: (row: Row) => string,
  rowsPerPage = ROWS_PER_PAGE,
): TablePage<Row> {
  return toPage(ofName(rows, q, nameOf), page, rowsPerPage)
}

/** The same of a table, sorted: what has no value last, ties by name, which is the first column. */
export function toTablePage<Row>(
  rows: readonly Row[],
  { sort, dir, q, page }: TableView,
  columns: readonly Column<Row>[],
): TablePage<Row> {
  const nameOf = (row: Row) => String(columns[0]?.value?.(row) ?? '')
  const by = columns.find(({ name }) => name === sort)
  const value = by?.order ?? by?.value ?? nameOf
  const sorted = ofName(rows, q, nameOf).toSorted(
    (a, b) => compare(value(a), value(b), dir) || nameOf(a).localeCompare(nameOf(b)),
  )
  return toPage(sorted, page)
}

function ofName<Row>(rows: readonly Row[], q: string, nameOf: (row: Row) => string): readonly Row[] {
  return q === '' ? rows : rows.filter((row) => nameOf(row).toLowerCase().includes(q))
}

function toPage<Row>(matching: readonly Row[], page: number, rowsPerPage = ROWS_PER_PAGE): TablePage<Row> {
  const pages = Math.max(1, Math.ceil(matching.length / rowsPerPage))
  const shown = Math.min(page, pages)
  const start = (shown - 1) * rowsPerPage
  return { rows: matching.slice(start, start + rowsPerPage), matching: matching.length, page: shown, pages }
}

type Value = string | number | null

function compare(a: Value, b: Value, dir: 'asc' | 'desc'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order = typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b
  return dir === 'asc' ? order : -order
}
