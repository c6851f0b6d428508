import { expect, test } from 'vitest'
import { TundishError } from '@/lib/errors'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { createUniform } from '@/lib/stats/seeded-random'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { planPlaces, SCRATCH } from '@/lib/testing/files/import-places'
import { useFolder } from '@/lib/testing/files/made-file'
import { makeStory, type StoryEvent } from '@/lib/testing/shop/small-story'
import { type Mapping, parseMapping } from '../shapes/mapping'
import { runSourceImport } from './run-source-import'

// Whatever is in a file and in its mapping: every row that is read is stored, known, or refused with a reason.

const db = useTestDatabase()
const folder = useFolder()
const random = createUniform('spoiled imports')
const below = (most: number) => Math.floor(random() * most)
const pick = <One>(all: readonly One[]): One => all[below(all.length)] as One

const IMPORTS = onEmbedded() ? 5 : 32
const ROWS = 4_000
const STORY = makeStory(2_500)

const BROKEN = [
  '',
  ' ',
  'NULL',
  '\\N',
  '-1',
  'soon',
  '1e999',
  '\u0000',
  '\ud800',
  '99999999999999999999',
  "x'); drop table event; --",
  'x'.repeat(3_000),
  '{"a":1}',
  '[]',
  '2026-02-30',
  '1999-01-01T00:00:00Z',
  '2099-01-01T00:00:00Z',
  '-5',
  '0.000001',
  '1e300',
  'é'.repeat(200),
  '"',
  'a,b',
  '\u202e',
  'constructor',
  '__proto__',
] as const
const NAMES = [
  'product viewed',
  'added to cart',
  'order placed',
  'order refunded',
  'order cancelled',
  'identify',
  'order shipped',
  'wobble',
] as const
const MEANINGS = {
  'product viewed': 'viewed',
  'added to cart': 'added_to_cart',
  'order placed': 'checked_out',
  'order refunded': 'refund',
  'order cancelled': 'cancellation',
  identify: 'tie',
  'order shipped': 'shipped',
}
const COLUMNS = [
  'time',
  'user',
  'cookie',
  'visit',
  'id',
  'event',
  'product',
  'price',
  'quantity',
  'order',
  'total',
  'currency',
  'device',
  'url',
  'products',
] as const

type Row = Record<(typeof COLUMNS)[number], unknown>

function toRow({ id, at, user, session, product, order, device }: StoryEvent): Row {
  const items = [
    { id: product, price: 3, quantity: pick([1, 2, -1, 0, 2_147_483_648, 1.5]) },
    { id: pick(['fern', 'palm']) },
  ]
  return {
    time: at.toISOString(),
    user: pick([user, user, '']),
    cookie: `cookie-${user}`,
    visit: pick([session, session, '', 'shared']),
    id: pick([id, id, '', 'e7']),
    event: pick(NAMES),
    product,
    price: '12.50',
    quantity: '2',
    order: order ?? pick(['', 'order-3', 'order-9']),
    total: pick(['25.00', '99999999999999.99', '-3']),
    currency: pick(['EUR', 'usd', '?', '']),
    device,
    url: `https://shop.example/p/${product}?email=a@b.de`,
    products: JSON.stringify(items),
  }
}

function spoil(row: Row): Row {
  if (random() < 0.8) return row
  const column = pick(COLUMNS)
  return { ...row, [column]: random() < 0.1 ? null : pick(BROKEN) }
}

type Kind = 'csv' | 'ndjson' | 'document'

function toText(rows: readonly Row[], kind: Kind): string {
  if (kind === 'document') return JSON.stringify({ data: { rows } })
  if (kind === 'ndjson')
    return rows.map((row) => `${random() < 0.01 ? '{"time":' : ''}${JSON.stringify(row)}\n`).join('')
  const quoted = (value: unknown) => `"${String(value ?? '').replaceAll('"', random() < 0.05 ? '"' : '""')}"`
  return [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(',')),
    '',
  ].join('\n')
}

/** A mapping of these columns, often with one of them for another. */
function makeMapping(): Mapping {
  const column = (name: string | null) => (random() < 0.06 ? pick([...COLUMNS, null]) : name)
  const isOfOrders = random() < 0.2
  const parsed = parseMapping({
    version: 1,
    rows: isOfOrders ? 'orders' : 'events',
    time: {
      field: 'time',
      format: pick(['iso', 'iso', 'iso', 'iso', 'epoch_s', 'dmy']),
      zone: pick(['UTC', 'Europe/Berlin']),
    },
    user: column('user'),
    anonymous: column('cookie'),
    session: column('visit'),
    id: column(pick(['id', null])),
    name: column('event'),
    order: column('order') ?? 'order',
    value: column('total'),
    currency: column('currency'),
    url: column('url'),
    ...(random() < 0.5
      ? { product: { id: column('product'), price: 'price', quantity: column('quantity') } }
      : { products: { each: 'products', id: 'id', price: 'price', quantity: 'quantity' } }),
    attributes: { device: 'device' },
    meanings: isOfOrders ? {} : MEANINGS,
  })
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.mapping
}

/** Bytes that were changed on the way, now and then. */
function damage(text: string): Buffer {
  const bytes = Buffer.from(text)
  for (let times = random() < 0.3 ? 1 + below(20) : 0; times > 0; times -= 1)
    bytes[below(bytes.length)] = below(256)
  return bytes
}

async function importSpoiled(number: number): Promise<number> {
  const from = below(STORY.length - ROWS)
  const rows = STORY.slice(from, from + ROWS).map((event) => spoil(toRow(event)))
  const kind = pick(['csv', 'csv', 'ndjson', 'document'] as const)
  const place = await folder.write(`spoiled-${number}`, damage(toText(rows, kind)))
  const mapping = makeMapping()
  const [plan] = await planPlaces(db(), [place], { mapping })
  if (!plan) throw new Error('There is no plan.')
  const before = { events: await db().event.count(), ties: await db().idTie.count() }
  const { total, importId } = await runSourceImport(
    db(),
    { ...plan, mapping, name: 'spoiled' },
    { scratch: SCRATCH, askedBy: 'a test' },
  )
  const { read, stored, corrected, repeated, rejected } = total
  expect(stored + corrected + repeated + rejected).toBe(read)
  expect(await db().importReject.count({ where: { importId } })).toBe(rejected)
  const events = (await db().event.count()) - before.events
  if (mapping.rows === 'events') {
    expect(stored).toBeGreaterThanOrEqual(events)
    expect(stored - events).toBeLessThanOrEqual((await db().idTie.count()) - before.ties)
  }
  return read
}

test('spoiled rows, files and mappings: no crash, and no row is lost without a word', async () => {
  let read = 0
  for (let number = 0; number < IMPORTS; number += 1) {
    read += await importSpoiled(number).catch((error: unknown) => {
      if (error instanceof TundishError && error.code === 'bad_file') return 0
      throw error
    })
    if (number % 10 === 9) await runRefresh(db(), { timeZone: 'UTC' })
  }
  expect(read).toBeGreaterThan(onEmbedded() ? 12_000 : 100_000)
  await runRefresh(db(), { timeZone: 'UTC' })
})
