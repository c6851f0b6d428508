import { expect, test } from 'vitest'
import type { Column } from './column'
import { readListView, readTableView, toListPage, toSortChanges, toTablePage } from './table-view'

type Row = { name: string; count: number | null }

const columns: readonly Column<Row>[] = [
  { name: 'name', label: 'Name', kind: 'text', value: ({ name }) => name, cell: ({ name }) => name },
  { name: 'count', label: 'Count', value: ({ count }) => count, cell: ({ count }) => count },
  { name: 'picture', label: 'Picture', cell: () => null },
]

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
  [{ sort: 'picture' }, { sort: 'count', dir: 'desc', q: '', page: 1 }],
  [
    { page: '3', dir: 'asc' },
    { sort: 'count', dir: 'asc', q: '', page: 3 },
  ],
])('%j is read leniently', (raw, expected) => {
  expect(readTableView(raw, columns, 'count')).toEqual(expected)
})

test('rows without a value come last in both directions, ties go by name', () => {
  const rows: Row[] = [
    { name: 'b', count: 1 },
    { name: 'c', count: null },
    { name: 'a', count: 1 },
    { name: 'd', count: 5 },
  ]
  const sorted = (dir: 'asc' | 'desc') =>
    toTablePage(rows, { sort: 'count', dir, q: '', page: 1 }, columns).rows.map((row) => row.name)
  expect(sorted('desc')).toEqual(['d', 'a', 'b', 'c'])
  expect(sorted('asc')).toEqual(['a', 'b', 'd', 'c'])
})

test('ten thousand rows come fifty at a time, and a page too far is the last', () => {
  const rows: Row[] = Array.from({ length: 10_000 }, (_, index) => ({
    name: `product ${index}`,
    count: index,
  }))
  const page = toTablePage(rows, { sort: 'count', dir: 'asc', q: '99', page: 999_999 }, columns)
  expect(page.matching).toBe(280)
  expect([page.page, page.pages, page.rows.length]).toEqual([6, 6, 30])
})

test('a head sorts by its column, the other way where it is sorted by it already', () => {
  const view = readTableView({ sort: 'count', page: '2' }, columns, 'name')
  expect(toSortChanges(view, columns, 'count')).toEqual({ sort: 'count', dir: 'asc', page: null })
  expect(toSortChanges(view, columns, 'name')).toEqual({ sort: 'name', dir: 'asc', page: null })
})

test('a list keeps its order', () => {
  const view = readListView({ q: 'B', sort: 'count' })
  expect(toListPage(['b2', 'a', 'b1'], view, (name) => name)).toMatchObject({
    rows: ['b2', 'b1'],
    matching: 2,
  })
})
