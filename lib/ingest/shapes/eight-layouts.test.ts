import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { hasShapeFiles, readExpected, readShapeFile } from '@/lib/testing/files/read-shape-file'
import { toTimeLimits } from '../time-limits'
import type { Sample } from './columns'
import type { Mapping } from './mapping'
import { type Given, propose } from './propose'
import type { RowEvent } from './source-row'
import { compileMapping } from './to-row'

// One story in eight layouts: what is proposed for each gives the same funnel, counted here with nothing but sets.

const now = new Date('2026-11-29T12:00:00Z')
const [VIEW, CART, ORDER] = PRODUCT_FUNNEL.steps.map(({ key }) => key)
const RANK: Readonly<Record<string, number>> = { [VIEW ?? '']: 1, [CART ?? '']: 2, [ORDER ?? '']: 3 }
const IDLE_MS = 30 * 60_000

const counts = z.array(z.number())
const expectedSchema = z.looseObject({
  sessions: counts,
  users: counts,
  session_product_pairs: counts,
  user_product_pairs: counts,
  sessions_after_30_idle_minutes: counts,
  device: z.record(z.string(), counts),
  channel: z.record(z.string(), counts),
  revenue_of_checkouts: z.number(),
})

type Counted = RowEvent & { rank: number; session: string }

function readAll(sample: Sample, given: Given = {}) {
  const proposal = propose(sample, { now, ...given })
  if (!proposal.mapping) throw new Error('Nothing is proposed.')
  const toRows = compileMapping(proposal.mapping, toTimeLimits(now))
  const understood = sample.records.flatMap((fields) => toRows(fields))
  const refused = understood.flatMap((row) => (row.ok ? [] : row.reason))
  const events = understood.flatMap((row) => (row.ok && row.row.kind === 'event' ? row.row.event : []))
  return { proposal, mapping: proposal.mapping, refused, events }
}

/** Events of the steps that sessions have, each with its session: of the source, or after 30 idle minutes. */
function toCounted(events: readonly RowEvent[], { meanings }: Mapping): readonly Counted[] {
  const last = new Map<string, { at: number; number: number }>()
  return events
    .flatMap((event) => {
      const rank = RANK[meanings[event.type] ?? '']
      return rank ? [{ ...event, rank }] : []
    })
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
    .map((event) => {
      const at = event.occurredAt.getTime()
      const before = last.get(event.userId)
      const number = before ? before.number + (at - before.at > IDLE_MS ? 1 : 0) : 0
      last.set(event.userId, { at, number })
      return { ...event, session: `${event.userId} ${event.sessionId ?? number}` }
    })
}

function reach(rows: Iterable<readonly [unit: string, rank: number]>): number[] {
  const best = new Map<string, number>()
  for (const [unit, rank] of rows) best.set(unit, Math.max(best.get(unit) ?? 0, rank))
  return [1, 2, 3].map((rank) => [...best.values()].filter((reached) => reached >= rank).length)
}

function toFunnel(events: readonly Counted[]) {
  const pairs = (unit: (event: Counted) => string) =>
    events.flatMap((event) => event.products.map(({ id }) => [`${unit(event)} ${id}`, event.rank] as const))
  return {
    sessions: reach(events.map((event) => [event.session, event.rank])),
    users: reach(events.map((event) => [event.userId, event.rank])),
    session_product_pairs: reach(pairs(({ session }) => session)),
    user_product_pairs: reach(pairs(({ userId }) => userId)),
  }
}

function toBreakdown(events: readonly Counted[], attribute: string) {
  const values = [...new Set(events.map(({ attributes }) => attributes[attribute] ?? 'not known'))].toSorted()
  const of = (value: string) =>
    events.filter(({ attributes }) => (attributes[attribute] ?? 'not known') === value)
  return Object.fromEntries(
    values.map((value) => [value, reach(of(value).map(({ session, rank }) => [session, rank]))]),
  )
}

/** The table of the Parquet file: its rows as they are read from it. */
function makeTyped(): Sample {
  const types: Record<string, string> = {}
  for (const [index, name] of [
    'Product Viewed',
    'Product Added',
    'Order Completed',
    'Order Shipped',
  ].entries()) {
    types[name] = PRODUCT_FUNNEL.steps[index]?.match.types[0] ?? ''
  }
  const segment = readAll(readShapeFile('segment.ndjson.gz'))
  const records = segment.events.map((event) => ({
    occurred_at: event.occurredAt.toISOString(),
    user_id: event.userId,
    session_id: event.sessionId,
    event_id: event.id,
    event_name: types[event.type] ?? '',
    product_ids: event.products.map(({ id }) => id),
    order_id: event.orderId,
    revenue: event.type === 'Order Completed' ? (event.amount?.value ?? null) : null,
    device: event.attributes.device ?? null,
    channel: event.attributes.channel ?? null,
  }))
  return { columns: Object.keys(records[0] ?? {}), records }
}

describe.skipIf(!hasShapeFiles)('the story in eight layouts (../shared/data/shapes)', () => {
  const expected = hasShapeFiles ? expectedSchema.parse(readExpected()) : null
  const idle = {
    sessions: expected?.sessions_after_30_idle_minutes,
    users: expected?.users,
    user_product_pairs: expected?.user_product_pairs,
  }
  const whole = {
    sessions: expected?.sessions,
    users: expected?.users,
    session_product_pairs: expected?.session_product_pairs,
    user_product_pairs: expected?.user_product_pairs,
  }
  const attributes = { device: expected?.device, channel: expected?.channel }

  // One user of the story began 75 sessions within a second of another: GA4's key, user and second, cannot tell those apart.
  const users = { users: expected?.users, user_product_pairs: expected?.user_product_pairs }

  it.each([
    ['segment.ndjson.gz', 'segment', whole, attributes, true],
    ['ga4.ndjson', 'ga4', { sessions: [503, 452, 361], ...users }, {}, true],
    ['mixpanel.ndjson', 'mixpanel', idle, {}, false],
    ['posthog.jsonl', 'posthog', whole, attributes, false],
    ['shop-log.csv', 'rees46', whole, {}, false],
    ['excel-de.csv', null, whole, attributes, false],
    ['epoch-ms.tsv.gz', 'retailrocket', idle, {}, false],
    ['typed.parquet', 'typed-table', whole, attributes, true],
  ] as const)('%s', (name, shape, funnel, broken, hasRevenue) => {
    const sample = name === 'typed.parquet' ? makeTyped() : readShapeFile(name)
    const isLocal = name === 'excel-de.csv'
    const { proposal, mapping, refused, events } = readAll(sample, isLocal ? { zone: 'Europe/Berlin' } : {})
    expect(proposal.questions).toEqual([])
    if (isLocal) expect(propose(sample, { now }).questions.map(({ code }) => code)).toEqual(['zone'])
    expect(proposal.shape?.name ?? null).toBe(shape)
    expect(refused).toEqual([])
    expect(events.length).toBe(sample.records.length)
    const counted = toCounted(events, mapping)
    expect(toFunnel(counted)).toMatchObject(funnel)
    for (const [attribute, values] of Object.entries(broken))
      expect(toBreakdown(counted, attribute)).toEqual(values)
    if (hasRevenue) {
      const paid = counted
        .filter(({ rank }) => rank === 3)
        .reduce((sum, { amount }) => sum + (amount?.value ?? 0), 0)
      expect(Math.round(paid * 100) / 100).toBe(expected?.revenue_of_checkouts)
    }
  })
})
