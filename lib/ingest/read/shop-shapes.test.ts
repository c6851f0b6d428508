import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { lookAtFile } from './look-at-file'
import { readRecords } from './read-records'
import type { Fields } from './source-record'

/** One story in eight layouts; not part of the project. */
const SHAPES = path.join(import.meta.dirname, '../../../../shared/data/shapes')
const EVENTS = path.join(SHAPES, '../greenery/events.csv')

async function readAll(place: string): Promise<Fields[]> {
  const all: Fields[] = []
  let bytesRead = 0
  for await (const batch of readRecords(place)) {
    for (const record of batch.records) {
      if ('reason' in record) throw new Error(`${record.line}: ${record.reason}`)
      all.push(record.fields)
    }
    bytesRead = batch.bytesRead
  }
  expect(bytesRead).toBe((await readFile(place)).length)
  return all
}

/** Lines of a text that quotes no newlines, counted without the reader. */
async function countLines(name: string): Promise<number> {
  const bytes = await readFile(path.join(SHAPES, name))
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter((line) => line.trim() !== '').length
}

const SHOP_LOG = 'event_time event_type product_id category_code brand price user_id user_session'
const GERMAN = 'Zeitpunkt Besucher Sitzung Ereignis Artikel Bestellung Preis Kanal Gerät'

describe.skipIf(!existsSync(SHAPES))('the shapes in which shops hand over their story', () => {
  test.each([
    ['shop-log.csv', { kind: 'delimited', delimiter: ',' }, SHOP_LOG],
    ['excel-de.csv', { kind: 'delimited', delimiter: ';', encoding: 'UTF-8' }, GERMAN],
    [
      'epoch-ms.tsv.gz',
      { kind: 'delimited', delimiter: '\t' },
      'timestamp visitorid event itemid transactionid',
    ],
  ])('%s', async (name, layout, columns) => {
    const place = path.join(SHAPES, name)
    const { members } = await lookAtFile(place)
    expect(members).toMatchObject([{ layout, columns: columns.split(' '), member: name }])
    const rows = await readAll(place)
    expect(rows).toHaveLength((await countLines(name)) - 1)
    for (const row of rows) expect(Object.keys(row)).toEqual(columns.split(' '))
  })

  test.each([
    ['segment.ndjson.gz', ['type', 'event', 'messageId']],
    ['ga4.ndjson', ['event_date', 'event_timestamp', 'event_name']],
    ['mixpanel.ndjson', ['event', 'properties']],
    ['posthog.jsonl', ['uuid', 'event', 'distinct_id']],
  ])('%s', async (name, columns) => {
    const place = path.join(SHAPES, name)
    const { members } = await lookAtFile(place)
    expect(members).toMatchObject([{ layout: { kind: 'ndjson' }, member: name, isWhole: false }])
    expect(members[0]?.columns.slice(0, columns.length)).toEqual(columns)
    expect(members[0]?.records).toHaveLength(2_000)
    expect(await readAll(place)).toHaveLength(await countLines(name))
  })

  test('typed.parquet tells what the events say', async () => {
    const [header = '', ...lines] = (await readFile(EVENTS, 'utf8')).trim().split('\n')
    const column = (name: string) => header.trim().split(',').indexOf(name)
    const told = (id: unknown, user: unknown, at: string) => `${id} ${user} ${Date.parse(at)}`
    const rows = await readAll(path.join(SHAPES, 'typed.parquet'))
    expect(rows.map((row) => told(row.event_id, row.user_id, String(row.occurred_at))).sort()).toEqual(
      lines
        .map((line) => line.trim().split(','))
        .map((fields) =>
          told(
            fields[column('event_id')],
            fields[column('user_id')],
            (fields[column('created_at')] ?? '').replace('Z', '').concat('Z'),
          ),
        )
        .sort(),
    )
    expect(rows[0]).toMatchObject({
      occurred_at: '2021-02-09T23:55:08.000Z',
      product_ids: [expect.any(String)],
      revenue: null,
    })
  })
})
