import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv'
import { LONGEST_LINE_BYTES } from './read-lines'

/** Short for eyes: fields joined by |, or the line, `!` and the reason. */
async function read(input: string | Buffer, chunkBytes = 1_000_000): Promise<string[]> {
  const bytes = Buffer.from(input)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  const out: string[] = []
  for await (const rows of readCsv(chunks())) {
    for (const row of rows) {
      out.push(
        'reason' in row ? `${row.line}! ${row.reason}: ${row.row}` : `${row.line} ${row.fields.join('|')}`,
      )
    }
  }
  return out
}

const NASTY = Buffer.concat([
  Buffer.from('\uFEFFid,note\r\n1,plain\r\n\r\n2,"quoted, with ""quotes"" and é"\n3,"two\r\nlines"\n'),
  Buffer.from('4,"never closed\n5,good\n6,a,b\n7\n8,"closed"x\n9,in"side\n10,'),
  Buffer.from([0xff, 0xfe]),
  Buffer.from('\n11,nul\0\n12,last without newline'),
])

const READ = [
  '1 id|note',
  '2 1|plain',
  '4 2|quoted, with "quotes" and é',
  '5 3|two\r\nlines',
  '7! a quote is opened and not closed: 4,"never closed',
  '8 5|good',
  '9! has 3 columns, the header has 2: 6,a,b',
  '10! has 1 column, the header has 2: 7',
  '11! text follows the quote that closes a field: 8,"closed"x',
  '12! a quote stands inside a field that does not begin with one: 9,in"side',
  '13! has bytes that are not UTF-8: 10,\\xff\\xfe',
  '14! has a NUL character: 11,nul\\x00',
  '15 12|last without newline',
]

test('reads RFC 4180 and rejects only the rows that break it', async () => {
  expect(await read(NASTY)).toEqual(READ)
})

test('reads the same however the bytes are cut into chunks', async () => {
  for (let chunkBytes = 1; chunkBytes < NASTY.length; chunkBytes += 1) {
    expect(await read(NASTY, chunkBytes), `chunks of ${chunkBytes}`).toEqual(READ)
  }
})

test('reads back whatever was written, in chunks of any size', async () => {
  const field = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', ''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(field, field)),
      fc.integer({ min: 1, max: 40 }),
      async (rows, chunkBytes) => {
        const write = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = ['h,i', ...rows.map((row) => row.map(write).join(','))].join('\n')
        const got: string[][] = []
        async function* chunks() {
          const bytes = Buffer.from(text)
          for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
        }
        for await (const batch of readCsv(chunks())) {
          for (const row of batch) got.push('fields' in row ? [...row.fields] : [row.reason])
        }
        expect(got.slice(1)).toEqual(rows)
      },
    ),
    { numRuns: 200, seed: 7 },
  )
})

test('a quote that never closes costs one line, not the file', async () => {
  const lines = Array.from({ length: 500 }, (_, index) => `${index},x`)
  const out = await read(['id,note', '0,"open', ...lines].join('\n'))
  expect(out).toHaveLength(502)
  expect(out.filter((row) => row.includes('!'))).toEqual(['2! a quote is opened and not closed: 0,"open'])
})

test('two stray quotes that meet cost their own lines only', async () => {
  const out = await read('id,note\n1,"open\n2,good\n3,"shut\n4,good\n')
  expect(out).toEqual([
    '1 id|note',
    '2! a quote is opened and not closed: 1,"open',
    '3 2|good',
    '4! a quote is opened and not closed: 3,"shut',
    '5 4|good',
  ])
})

test('an overlong line is rejected with its beginning, and reading goes on', async () => {
  const long = `1,${'x'.repeat(LONGEST_LINE_BYTES)}`
  const out = await read(`id,note\n${long}\n2,good\n`, 65_536)
  expect(out).toHaveLength(3)
  expect(out[1]).toMatch(/^2! is longer than 1000000 bytes; its beginning is kept: 1,x+$/)
  expect(out[1]?.length).toBeLessThan(1_200)
  expect(out[2]).toBe('3 2|good')
})

test('nothing, and nothing but blank lines, have no rows', async () => {
  expect(await read('')).toEqual([])
  expect(await read('\n\r\n\n')).toEqual([])
})
