import { expect, test } from 'vitest'
import { readTableView, toTablePage } from './table-view'

const names = ['name', 'count'] as const
const first = { sort: 'count', text: 'name' } as const
const columns = { name: (row: Row) => row.name, count: (row: Row) => row.count }
type Row = { name: string; count: number | null }

test.each([
  [{}, { sort: 'count', dir: 'desc', q: '', page: 1 }],
  [{ sort: 'name' }, { sort: 'name', dir: 'asc', q: '', page: 1 }],
  [
    { sort: '__proto__', dir: 'sideways', page: '-1', q: ' Fern ' },
    { sort: 'count', dir: 'desc', q: 'fern', page: 1 },
  ],
  [
    { page: '1e309', sort: ['name', 'count'] },
    { sort: 'count', dir: 'desc', q: '', page: 1 },
  ],
  [
    { page: '3', dir: 'asc' },
    { sort: 'count', dir: 'asc', q: '', page: 3 },
  ],
])('%j is read leniently', (raw, expected) => {
  expect(readTableView(raw, names, first)).toEqual(expected)
})

test('rows without a value come last in both directions, ties go by name', () => {
  const rows: Row[] = [
    { name: 'b', count: 1 },
    { name: 'c', count: null },
    { name: 'a', count: 1 },
    { name: 'd', count: 5 },
  ]
  const sorted = (dir: 'asc' | 'desc') =>
    toTablePage(rows, { sort: 'count', dir, q: '', page: 1 }, columns, (row) => row.name).rows.map(
      (row) => row.name,
    )
  expect(sorted('desc')).toEqual(['d', 'a', 'b', 'c'])
  expect(sorted('asc')).toEqual(['a', 'b', 'd', 'c'])
})

test('ten thousand rows come fifty at a time, and a page too far is the last', () => {
  const rows: Row[] = Array.from({ length: 10_000 }, (_, index) => ({
    name: `product ${index}`,
    count: index,
  }))
  const page = toTablePage(
    rows,
    { sort: 'count', dir: 'asc', q: '99', page: 999_999 },
    columns,
    (row) => row.name,
  )
  expect(page.matching).toBe(280)
  expect([page.page, page.pages, page.rows.length]).toEqual([6, 6, 30])
})
