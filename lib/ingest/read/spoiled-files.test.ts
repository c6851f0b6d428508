import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createUniform, type Uniform } from '@/lib/stats/seeded-random'
import { useFolder } from '@/lib/testing/files/made-file'
import { writeParquet } from '@/lib/testing/files/made-parquet'
import { makeZip } from '@/lib/testing/files/made-zip'
import { kindOf } from './bytes/kind'
import type { Source } from './bytes/source'
import { findLayout } from './find-layout'
import { readOpened } from './read-records'
import type { SourceRecord } from './source-record'

const folder = useFolder()

const EVENTS = Array.from({ length: 40 }, (_, at) => ({
  id: `e${at}`,
  at: `2026-01-0${1 + (at % 9)}T10:00:00Z`,
  note: at % 5 === 0 ? 'with "quotes", and\nlines' : 'plain é',
  price: at / 4,
}))

const quoted = (text: string) => (/["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const CSV = `id,at,note,price\n${EVENTS.map((event) => Object.values(event).map(String).map(quoted).join(',')).join('\n')}\n`
const NDJSON = EVENTS.map((event) => `${JSON.stringify(event)}\n`).join('\n')
const DOCUMENT = JSON.stringify({ of: 'x', data: { rows: EVENTS } }, null, 1)
const ZSTD = Buffer.from('KLUv/QRYQQAAeyJuIjoxfQozFZs8KLUv/QRYQQAAeyJuIjoyfQoP0UN9', 'base64')

/** `isLines`: what is read of it can be held against its lines. */
type Whole = Readonly<{ name: string; bytes: Buffer; times: number; isLines: boolean }>

async function makeWhole(): Promise<readonly Whole[]> {
  const parquet = path.join(folder.path(), 'whole.parquet')
  await writeParquet(
    parquet,
    "select range as id, 'x' || range as name, [range] as list, now() as at from range(300)",
  )
  const text = (name: string, content: string) => ({
    name,
    bytes: Buffer.from(content),
    times: 2_400,
    isLines: true,
  })
  const packed = (name: string, bytes: Buffer, times: number) => ({ name, bytes, times, isLines: false })
  return [
    text('csv', CSV),
    text('ndjson', NDJSON),
    packed('document', Buffer.from(DOCUMENT), 1_500),
    packed('utf-16', Buffer.from(CSV, 'utf16le'), 800),
    packed('gzip', gzipSync(CSV), 1_000),
    packed('zstd', ZSTD, 700),
    packed(
      'zip',
      makeZip([
        ['a.csv', CSV],
        ['b.json.gz', gzipSync(NDJSON)],
      ]),
      1_000,
    ),
    packed('parquet', await readFile(parquet), 200),
  ]
}

/** A file cut off, with bytes changed, or with a piece of another in it. */
function spoil(whole: Buffer, other: Buffer, random: Uniform): Buffer {
  const below = (most: number) => Math.floor(random() * most)
  const kind = below(3)
  if (kind === 0) return whole.subarray(0, below(whole.length))
  if (kind === 1) {
    const bytes = Buffer.from(whole)
    for (let times = 1 + below(8); times > 0; times -= 1) bytes[below(bytes.length)] = below(256)
    return bytes
  }
  const at = below(whole.length)
  const from = below(other.length)
  return Buffer.concat([
    whole.subarray(0, at),
    other.subarray(from, from + below(400)),
    whole.subarray(at + below(200)),
  ])
}

function toSource(bytes: Buffer): Source {
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
  }
  return { member: 'spoiled', containers: [], open, place: null }
}

async function readAll(bytes: Buffer): Promise<SourceRecord[]> {
  const opened = { source: toSource(bytes), bytes: bytes.length, progress: { bytes: 0 } }
  const all: SourceRecord[] = []
  try {
    for await (const { records } of readOpened('spoiled', opened, { scratch: folder.path() }))
      all.push(...records)
  } catch (error) {
    expect(error).toMatchObject({ name: 'TundishError', code: 'bad_file' })
  }
  return all
}

/** Lines that no record stands on and that are neither blank nor a header; null where there are none to hold it against. */
async function listLost(bytes: Buffer, records: readonly SourceRecord[]): Promise<string[] | null> {
  const layout = await findLayout(toSource(bytes))
  if (!layout || kindOf(bytes) !== 'text' || layout.kind === 'document' || layout.encoding !== 'UTF-8')
    return null
  const lines = bytes.toString('utf8').split('\n')
  const covered = new Set<number>()
  for (const { line, row } of records) {
    for (let at = line; at < line + row.split('\n').length; at += 1) covered.add(at)
  }
  const header = layout.kind === 'delimited' ? layout.header : null
  const joined = header?.join(layout.kind === 'delimited' ? layout.delimiter : '').trim()
  // A header whose newline was spoiled takes the fields, and with them the newlines, of the row below it.
  const first = lines.findIndex((line) => line.trim() !== '')
  for (let more = header?.join('').split('\n').length ?? 0; more > 0; more -= 1) covered.add(first + more)
  return lines.filter((line, at) => !covered.has(at + 1) && line.trim() !== '' && line.trim() !== joined)
}

test('of files that are spoiled in any way nothing is lost, and nothing breaks', {
  timeout: 600_000,
}, async () => {
  const wholes = await makeWhole()
  let [files, counted] = [0, 0]
  for (const { name, bytes, times, isLines } of wholes) {
    for (let seed = 0; seed < times; seed += 1) {
      const random = createUniform(`${name}/${seed}`)
      const other = wholes[Math.floor(random() * wholes.length)]?.bytes ?? bytes
      const spoiled = spoil(bytes, other, random)
      const records = await readAll(spoiled)
      files += 1
      const lost = isLines ? await listLost(spoiled, records) : null
      if (lost) counted += 1
      expect(lost ?? [], `${name}/${seed}`).toEqual([])
    }
  }
  expect(files).toBe(10_000)
  expect(counted).toBeGreaterThan(4_000)
})
