import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { useFolder } from '@/lib/testing/files/made-file'
import { writeParquet } from '@/lib/testing/files/made-parquet'
import { makeZip } from '@/lib/testing/files/made-zip'
import { lookAtFile } from '../look-at-file'
import { readRecords } from '../read-records'
import type { SourceRecord } from '../source-record'

const folder = useFolder()

async function readAll(place: string): Promise<SourceRecord[]> {
  const all: SourceRecord[] = []
  for await (const { records } of readRecords(place)) all.push(...records)
  return all
}

const COLUMNS: Readonly<Record<string, readonly [string, unknown]>> = {
  absolute: ["timestamptz '2026-03-29 02:30:00.123456+02'", '2026-03-29T00:30:00.123456Z'],
  local: ["timestamp '1969-12-31 23:59:59.999'", '1969-12-31T23:59:59.999'],
  nanos: ["timestamp_ns '2026-01-01 10:00:00.000001'", '2026-01-01T10:00:00.000001'],
  day: ["date '2026-01-31'", '2026-01-31'],
  price: ['19.99::decimal(10, 2)', 19.99],
  wide: ['12345678901234567890.12::decimal(38, 2)', '12345678901234567890.12'],
  large: ['9007199254740993::bigint', '9007199254740993'],
  small: ['42::bigint', 42],
  huge: ['170141183460469231731687303715884105727::hugeint::double', 1.7014118346046923e38],
  four: ['19.99::float', 19.99],
  none: ["'nan'::double", null],
  flag: ['true', true],
  id: ["'5c357e7e-2b8d-4a59-ae41-816f8e5f45d6'::uuid", '5c357e7e-2b8d-4a59-ae41-816f8e5f45d6'],
  bytes: ["'abc'::blob", null],
  list: ["[{'a': 1, 'b': [date '2026-01-01', null]}]", [{ a: 1, b: ['2026-01-01', null] }]],
  map: ["map {'k': 1, 'l': 2}", { k: 1, l: 2 }],
  gone: ['null::varchar', null],
}

test('values of every type as JSON has them', async () => {
  const place = path.join(folder.path(), 'types')
  const select = Object.entries(COLUMNS).map(([name, [sql]]) => `${sql} as "${name}"`)
  await writeParquet(place, `select ${select.join(', ')}`)
  const [record] = await readAll(place)
  const fields = Object.fromEntries(Object.entries(COLUMNS).map(([name, [, value]]) => [name, value]))
  expect(record).toEqual({ line: 1, row: JSON.stringify(fields), fields })
})

test('rows in their order, in batches; a NUL refuses its row', async () => {
  const place = path.join(folder.path(), 'many')
  await writeParquet(
    place,
    "select range as n, case when range = 7 then 'a' || chr(0) else 'a' end as t from range(12000)",
  )
  const batches: number[] = []
  for await (const batch of readRecords(place)) batches.push(batch.records.length)
  expect(batches).toEqual([10_000, 2_000])
  const all = await readAll(place)
  expect(all.map((record) => record.line)).toEqual(Array.from({ length: 12_000 }, (_, at) => at + 1))
  expect(all[7]).toEqual({ line: 8, row: '{"n":7,"t":"a\\u0000"}', reason: 'has a NUL character' })
  expect(all[11_999]).toMatchObject({ fields: { n: 11_999, t: 'a' } })
})

test('within gzip and zip, whatever it is called, and damaged', async () => {
  const place = path.join(folder.path(), "it's [odd] *.csv")
  await writeParquet(place.replaceAll("'", "''"), 'select 1 as n')
  const bytes = await readFile(place)
  const zip = makeZip([
    ['a.parquet', bytes],
    ['b', gzipSync(bytes)],
    ['c', bytes.subarray(0, 100)],
  ])
  const look = await lookAtFile(await folder.write('packed', zip))
  expect(look.members.map(({ member, layout, records }) => [member, layout.kind, records.length])).toEqual([
    ['a.parquet', 'parquet', 1],
    ['b', 'parquet', 1],
  ])
  expect(look.problem).toContain('1 member of it not to the end: c: its Parquet cannot be read')
  expect(await readAll(place)).toMatchObject([{ fields: { n: 1 } }])
})
