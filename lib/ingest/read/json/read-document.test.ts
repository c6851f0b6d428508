import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SourceRecord } from '../source-record'
import { findRows } from './find-rows'
import { readDocument } from './read-document'

async function read(text: string, chunkBytes: number): Promise<SourceRecord[]> {
  const bytes = Buffer.from(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  const out: SourceRecord[] = []
  for await (const records of readDocument(chunks(), findRows([bytes]))) out.push(...records)
  return out
}

const NASTY =
  '\uFEFF{"a\\"]":[1,[{"no":1}]],\n"é":{"rows":[\n{"x":"]}\\\\","y":[{"z":1},{"z":2},{"z":3}]},{"x":"\\"{"}\n, 12 ,{"x":null}]},"more":{}}'

test('reads the same however the bytes are cut into chunks', async () => {
  const all = await read(NASTY, 10_000)
  expect(all.map((record) => ('fields' in record ? record.fields : record.reason))).toEqual([
    { x: ']}\\', y: [{ z: 1 }, { z: 2 }, { z: 3 }] },
    { x: '"{' },
    'is no JSON object',
    { x: null },
  ])
  expect(all.map((record) => record.line)).toEqual([3, 3, 4, 4])
  for (let bytes = 1; bytes < Buffer.byteLength(NASTY); bytes += 1)
    expect(await read(NASTY, bytes), `chunks of ${bytes}`).toEqual(all)
})

const plain = fc.jsonValue({ maxDepth: 3 }).filter((value) => !/\\u|\d{16}/.test(JSON.stringify(value)))
const row = fc.dictionary(
  fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'),
  plain,
  { maxKeys: 4 },
)

test('every element of a list is a record, whatever is in it and around it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 8 }),
      fc.constantFrom(0, 2),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom('bare', 'wrapped', 'several'),
      async (rows, indent, chunkBytes, kind) => {
        const write = (value: unknown) => JSON.stringify(value, null, indent)
        const text = {
          bare: write(rows),
          wrapped: write({ of: 'x', data: { rows } }),
          several: rows.map(write).join('\n'),
        }[kind]
        const records = await read(text, chunkBytes)
        expect(records.map((record) => ('fields' in record ? record.fields : record.reason))).toEqual(
          JSON.parse(JSON.stringify(rows)),
        )
      },
    ),
    { numRuns: 300, seed: 11 },
  )
})
