import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readXlsx } from '@/lib/testing/files/read-xlsx'
import type { ReportTable } from './report-table'
import { toReportXlsx } from './report-xlsx'

const ABOUT = { title: 'Products', lines: [['Range', 'All time']] } as const

const ILLEGAL = ['\0', '\u0001', '\ufffe']

const TABLE: ReportTable = {
  columns: [
    { name: 'product', kind: 'text' },
    { name: 'start', kind: 'day' },
    { name: 'viewed', kind: 'count' },
    { name: 'cart_per_view', kind: 'share' },
    { name: 'change', kind: 'points' },
    { name: 'time_to_cart', kind: 'seconds' },
    { name: 'mean_seconds', kind: 'seconds' },
    { name: 'value', kind: 'number' },
  ],
  rows: [
    ['zz', '2026-11-23', 12_345, 0.1 + 0.2, -0.0123, 61.25, 1, -4.5],
    ['-1', '1970-01-01', 0, null, null, null, Number.NaN, 0],
  ],
}

async function write(table: ReportTable, name = 'Products') {
  const sheets = readXlsx(await toReportXlsx([{ name, table }], ABOUT))
  return { sheets, rows: sheets[1]?.rows.map((row) => row.map((cell) => cell?.value ?? null)) ?? [] }
}

it('says what it is, then has a sheet a table under a bold header that stays in sight', async () => {
  const { sheets, rows } = await write(TABLE)
  const [about, products] = sheets
  expect(sheets.map(({ name }) => name)).toEqual(['About', 'Products'])
  expect(about?.rows.map((row) => row.map((cell) => cell?.value))).toEqual([
    ['Products'],
    [],
    ['Range', 'All time'],
  ])
  expect(products?.frozenRows).toBe(1)
  expect(products?.rows[0]?.every((cell) => cell?.bold)).toBe(true)
  expect(rows[0]).toEqual([
    'product',
    'start',
    'viewed',
    'cart_per_view',
    'change (percentage points)',
    'time_to_cart (seconds)',
    'mean_seconds',
    'value',
  ])
})

it('numbers are numbers in the form that they are read in, days are dates, null is empty, text is text', async () => {
  const { sheets, rows } = await write(TABLE)
  expect(rows.slice(1)).toEqual([
    ['zz', 46_349, 12_345, 0.3, -1.23, 61.25, 1, -4.5],
    ["'-1", 25_569, 0, null, null, null, null, 0],
  ])
  expect(sheets[1]?.rows[1]?.map((cell) => cell?.format)).toEqual([
    null,
    'yyyy-mm-dd',
    '#,##0',
    '0.00%',
    '+0.00;-0.00;0.00',
    '#,##0.0',
    '#,##0.0',
    null,
  ])
})

it('names of sheets are such as spreadsheets take', async () => {
  const { sheets } = await write(TABLE, 'about')
  expect(sheets.map(({ name }) => name)).toEqual(['About', 'about (2)'])
  const odd = await write(TABLE, `"A & B" <${'long '.repeat(20)}>`)
  expect(odd.sheets[1]?.name).toBe('"A & B" <long long long long lo')
})

it('a table without rows is its header alone', async () => {
  expect((await write({ ...TABLE, rows: [] })).rows).toHaveLength(1)
})

it('more rows than a sheet holds are refused with a sentence', async () => {
  const rows = Array.from({ length: 1_048_576 }, () => [null])
  const columns = [{ name: 'viewed', kind: 'count' }] as const
  await expect(toReportXlsx([{ name: 'x', table: { columns, rows } }], ABOUT)).rejects.toThrow(
    'A sheet of XLSX holds 1048575 rows, and there are 1048576; ask for csv.',
  )
})

it('whatever text it is, the same is read, and none runs', async () => {
  const nasty = fc.constantFrom(...'=+-@\t\r\n\0\u0001_xX0aD<>&\'" '.split(''), '\ufffe', '🌹', 'é')
  const text = fc.oneof(
    fc.string({ unit: nasty, maxLength: 10 }),
    fc.constantFrom('constructor', '__proto__', 'toString', '_x000D_', '_x005f_x000d_', '=HYPERLINK("x")'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const columns = [{ name: 'product', kind: 'text' }] as const
      const { rows } = await write({ columns, rows: texts.map((one) => [one]) })
      const read = rows.slice(1).map(([cell]) => String(cell ?? ''))
      const legal = texts.map((one) => [...one].filter((character) => !ILLEGAL.includes(character)).join(''))
      expect(read.map((one) => one.replace(/^'/, ''))).toEqual(legal.map((one) => one.replace(/^'/, '')))
      for (const one of read) expect(one).not.toMatch(/^(\t|\r|\s*[=+\-@])/)
    }),
    { numRuns: 60 },
  )
})
