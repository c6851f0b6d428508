import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv } from '@/lib/format/sheet/format-csv'
import { readCsv } from './read-csv'

const nasty = fc.constantFrom(...'=+-@＝＋\0\r\n\t",; a'.split(''), '\ufeff', '🌹')

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: nasty, maxLength: 6 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const tables = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  )

test('what is exported is imported the same, but for NUL and the apostrophe before a formula', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      const [header = [], ...rest] = rows.map((row) => row.map(String))
      const read = await readAll(formatCsv(header, [...rest]))
      const written = rows.map((row) => row.map((value) => String(value).replaceAll('\0', '')))
      expect(read.map((row) => row.map(withoutApostrophe))).toEqual(
        written.map((row) => row.map(withoutApostrophe)),
      )
      for (const text of read.flat()) expect(text).not.toMatch(/^(\t|\r|[\s\ufeff]*[=+\-@＝＋－＠])/)
    }),
    { numRuns: 1000 },
  )
})

test('numbers are imported the same, also those below nothing', async () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  await fc.assert(
    fc.asyncProperty(fc.array(number), async (numbers) => {
      const [, ...rows] = await readAll(
        formatCsv(
          ['number'],
          numbers.map((one) => [one]),
        ),
      )
      expect(rows.map(([text]) => Number(text) + 0)).toEqual(numbers.map((one) => one + 0))
    }),
  )
})

function withoutApostrophe(text: string): string {
  return text.replace(/^'/, '')
}

async function readAll(csv: string): Promise<(readonly string[])[]> {
  async function* bytes() {
    yield Buffer.from(csv)
  }
  const read: (readonly string[])[] = []
  for await (const rows of readCsv(bytes())) {
    for (const row of rows) {
      if ('reason' in row) throw new Error(`${row.reason}: ${row.row}`)
      read.push(row.fields)
    }
  }
  return read
}
