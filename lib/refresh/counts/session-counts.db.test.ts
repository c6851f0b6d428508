import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { runRefresh } from '../run-refresh'

const db = useTestDatabase()

const FIRST = Date.parse('2021-01-28T00:00:00Z')

/** An event that comes, comes otherwise than before, or goes. */
const change = fc.record({
  session: fc.constantFrom('s1', 's2', 's3'),
  number: fc.integer({ min: 0, max: 2 }),
  minute: fc.integer({ min: 0, max: 8 * 1440 }),
  type: fc.constantFrom('page_view', 'add_to_cart', 'checkout', 'search'),
  attributes: fc.record(
    { channel: fc.constantFrom('email', 'ads'), device: fc.constantFrom('phone', '') },
    { requiredKeys: [] },
  ),
  isGone: fc.boolean(),
})

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

async function apply({ session, number, minute, type, attributes, isGone }: Change): Promise<void> {
  const id = `${session}-${number}`
  const row = { sessionId: session, type, attributes, occurredAt: new Date(FIRST + minute * 60_000) }
  await db().event.deleteMany({ where: { id } })
  if (!isGone) await db().event.create({ data: { userId: 'ann', id, ...row } })
  await db().dirtySession.create({ data: { userId: 'ann', sessionId: session } })
}

/** By loops: each session by the day of its first event, with what its first event that says so says. */
async function countNaively(): Promise<string[]> {
  const events = await db().event.findMany({ orderBy: { occurredAt: 'asc' } })
  const counts = new Map<string, number>()
  for (const session of new Set(events.map(({ sessionId }) => sessionId))) {
    const own = events.filter((event) => event.sessionId === session)
    const day = own[0]?.occurredAt.toISOString().slice(0, 10) ?? ''
    const told = Object.assign({}, ...own.map(({ attributes }) => attributes).toReversed())
    for (const [name, value] of Object.entries(told)) {
      for (const key of [`attribute ${day}`, `attribute-month ${day.slice(0, 7)}-01`]) {
        counts.set(`${key} ${name} ${value}`, (counts.get(`${key} ${name} ${value}`) ?? 0) + 1)
      }
    }
  }
  return [...counts].map(([key, sessions]) => `${key}: ${sessions}`).sort()
}

async function readAttributes(): Promise<string[]> {
  const rows = await db().sessionCount.findMany({ where: { topic: { not: 'minutes' } } })
  return rows
    .map(
      ({ topic, start, name, value, sessions }) =>
        `${topic} ${start.toISOString().slice(0, 10)} ${name} ${value}: ${sessions[0]}`,
    )
    .sort()
}

it('are after any changes what loops find, and what a rebuild makes', async () => {
  const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      // Two events of one moment are put in order by their step and id, which the loops do not know.
      fc.pre(new Set(all.flat().map(({ minute }) => minute)).size === all.flat().length)
      await emptyDatabase(db())
      for (const batch of all) {
        for (const one of batch) await apply(one)
        await runRefresh(db(), { timeZone: 'UTC' })
        expect(await readAttributes()).toEqual(await countNaively())
      }
      const { session_count: stepwise } = await readFunnelTables(db())
      await runRefresh(db(), { timeZone: 'UTC', full: true })
      expect(stepwise).toEqual((await readFunnelTables(db())).session_count)
    }),
    { numRuns: 20 },
  )
})
