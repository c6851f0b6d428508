import { expect, it } from 'vitest'
import { createUniform } from '@/lib/stats/seeded-random'
import type { Fields, Value } from '../read/source-record'
import { toTimeLimits } from '../time-limits'
import { toColumns } from './columns'
import { keysOf } from './keys-of'
import { KNOWN_SHAPES } from './known/registry'
import { type Mapping, mappingSchema, parseMapping } from './mapping'
import { propose } from './propose'
import { compileMapping } from './to-row'

// Nothing that a file or a mapping can hold ends in anything but a row or a reason.

const LIMITS = toTimeLimits(new Date('2026-11-29T12:00:00Z'))
const random = createUniform('spoiled')
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item

const TEXTS = [
  '',
  ' ',
  'NULL',
  '\\N',
  '-1',
  '{',
  '[',
  '{}',
  '[]',
  '[1,"a",{"id":null}]',
  '{"a":{"b":[{"key":"x","value":{"int_value":"5"}}]}}',
  '{"__proto__":{"a":1}}',
  '[[[[]]]]',
  'NaN',
  '1e999',
  '1,2,3',
  '12345678901234567890',
  '2026-01-02T10:00:00Z',
  '2026-02-30 10:00',
  '02.01.2026 25:00',
  '31/12/2025',
  '1767348000',
  '1767348000000',
  '-99999999999999',
  '\u0000',
  '\ud800',
  'é'.repeat(300),
  'x'.repeat(20_000),
  '%zz?email=%',
  'https://a@b@c@d.de/?x=a%40b.de#e=f&mail=g',
  '€ 1.234,50',
  'view',
  'purchase',
  'constructor',
  '__proto__',
  '+05:30',
  '2026-03-29 02:30:00',
  '{"a":'.repeat(2000),
]
const NUMBERS = [
  0,
  -1,
  1.5,
  1e308,
  -0,
  1_767_348_000,
  1_767_348_000_000,
  1_767_348_000_000_000,
  Number.MAX_SAFE_INTEGER,
]
const NAMES = [
  'time',
  'user',
  'session',
  'event',
  'id',
  'a',
  'a.b',
  'properties',
  'products',
  'items',
  'price',
  '__proto__',
  'constructor',
  '[',
  ']',
  '@',
  '^',
  '',
]

function makeValue(depth = 0): Value {
  const kind = random()
  if (kind < 0.55 || depth > 3) return pick(TEXTS)
  if (kind < 0.7) return pick(NUMBERS)
  if (kind < 0.78) return pick([true, false, null])
  const size = Math.floor(random() * 4)
  if (kind < 0.88) return Array.from({ length: size }, () => makeValue(depth + 1))
  if (kind < 0.92)
    return Array.from({ length: size }, () => ({ key: pick(NAMES), value: makeValue(depth + 2) }))
  return makeFields(size, depth + 1)
}

function makeFields(size: number, depth = 0): Fields {
  return Object.fromEntries(Array.from({ length: size }, () => [pick(NAMES), makeValue(depth)]))
}

/** A row that could be taken, with some of it spoiled. */
function makeRow(): Fields {
  const good = {
    time: pick(['2026-01-02T10:00:00Z', '1767348000', '02.01.2026 10:00']),
    user: 'u1',
    event: 'view',
    price: 5,
  }
  return random() < 0.2 ? makeFields(8) : { ...good, ...makeFields(Math.floor(random() * 3)) }
}

const PATHS = [
  'time',
  'user',
  'session',
  'event',
  'id',
  'a',
  '[a.b]',
  'a.b',
  'a@x',
  'properties.a',
  'products',
  '^user',
  '^',
  '.',
  '[]',
  'items.0.id',
  'properties@[a.b].c',
]

function makeField(): unknown {
  const kind = random()
  if (kind < 0.5) return null
  if (kind < 0.7) return pick(PATHS)
  if (kind < 0.8) return { first: [pick(PATHS), pick(PATHS)] }
  if (kind < 0.9) return { join: [pick(PATHS), pick(PATHS)] }
  return { path: pick(PATHS), after: pick(['/', 'a', '?']) }
}

function makeProduct() {
  return {
    id: makeField(),
    name: makeField(),
    category: makeField(),
    price: makeField(),
    quantity: makeField(),
  }
}

function makeMapping(): Mapping | null {
  const parsed = parseMapping({
    version: 1,
    rows: pick(['events', 'events', 'orders']),
    each: pick([null, null, 'products', 'items', 'a.b']),
    time: {
      field: random() < 0.7 ? 'time' : (makeField() ?? 'time'),
      format: pick(['iso', 'epoch_s', 'epoch_ms', 'epoch_us', 'dmy', 'mdy']),
      zone: pick([null, 'UTC', 'Europe/Berlin', 'Australia/Lord_Howe']),
      offset: pick([undefined, null, 'price']),
    },
    user: random() < 0.7 ? 'user' : makeField(),
    anonymous: makeField(),
    session: makeField(),
    id: makeField(),
    name: random() < 0.7 ? 'event' : makeField(),
    fixedName: pick([null, 'view']),
    url: makeField(),
    order: makeField(),
    value: makeField(),
    currency: makeField(),
    decimal: pick(['.', ',']),
    product: pick([null, makeProduct()]),
    products: pick([null, { each: pick(PATHS), ...makeProduct() }]),
    namedBy: pick([
      [],
      [{ field: makeField() ?? 'a', like: pick(['**/a*', '*', '**', '**a**a**a**b']), name: 'page' }],
    ]),
    status: makeField(),
    attributes: { device: makeField() ?? 'a' },
    personal: [pick(PATHS)],
  })
  return parsed.ok ? parsed.mapping : null
}

const became = { rows: 0, refused: 0 }

function check(mapping: Mapping, fields: Fields): void {
  const rows = compiled(mapping)(fields)
  if (rows.length === 0) throw new Error(`Nothing became of ${JSON.stringify(fields)}.`)
  if (mapping.each === null && rows.length !== 1) throw new Error('One record became several rows.')
  for (const row of rows) {
    became[row.ok ? 'rows' : 'refused'] += 1
    if (!row.ok && (row.reason === '' || row.reason === 'says nothing'))
      throw new Error(`No reason for ${JSON.stringify(fields)}.`)
    if (
      row.ok &&
      row.row.kind === 'event' &&
      !(row.row.event.userId !== '' && row.row.event.userId.length <= 200)
    )
      throw new Error('A user of no id.')
  }
}

const byMapping = new WeakMap<Mapping, ReturnType<typeof compileMapping>>()
function compiled(mapping: Mapping): ReturnType<typeof compileMapping> {
  const known = byMapping.get(mapping) ?? compileMapping(mapping, LIMITS)
  byMapping.set(mapping, known)
  return known
}

it('100,000 spoiled rows by spoiled mappings: a row or a reason for each', () => {
  let made = 0
  while (made < 100_000) {
    const mapping = makeMapping()
    if (!mapping) continue
    for (let row = 0; row < 100; row += 1) check(mapping, makeRow())
    made += 100
  }
  expect(became.rows + became.refused).toBeGreaterThanOrEqual(100_000)
  // Neither is all that there is.
  expect(Math.min(became.rows, became.refused)).toBeGreaterThan(2_000)
})

it('spoiled rows by the mapping of each known layout', () => {
  const mappings = KNOWN_SHAPES.flatMap(({ mapping, name }) =>
    mapping ? mappingSchema.parse({ ...mapping, version: 1, shape: name }) : [],
  )
  expect(mappings.length).toBeGreaterThan(25)
  for (const mapping of mappings) for (let row = 0; row < 200; row += 1) check(mapping, makeFields(8))
})

it('spoiled files: a proposal that can be used, and a fingerprint', () => {
  for (let file = 0; file < 300; file += 1) {
    const records = Array.from({ length: Math.floor(random() * 30) }, () => makeFields(6))
    const sample = { columns: random() < 0.5 ? [...NAMES] : null, records }
    const { mapping, questions, notes } = propose(sample, { now: new Date('2026-11-29T12:00:00Z') })
    if (mapping) {
      expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ ok: true, mapping })
      for (const fields of records) check(mapping, fields)
    } else expect(questions.length + notes.length).toBeGreaterThan(0)
    expect(keysOf(sample)).toMatch(/^[0-9a-f]{32}$/)
    expect(toColumns(records).records).toBe(records.length)
  }
})
