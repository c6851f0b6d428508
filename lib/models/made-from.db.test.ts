import { expect, it } from 'vitest'
import type { Db, Prisma } from '@/lib/db'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { runSnapshot } from '@/lib/pipeline/snapshot/run-snapshot'
import { SNAPSHOTS } from '@/lib/pipeline/snapshot/snapshot-spec'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { createFunnel } from '@/lib/store/kept/funnels'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import { getModel, MODEL_NAMES } from './registry'

const db = useTestDatabase()

/** What a statement that was run reads and makes: a table for good, or one for a moment. */
type Written = Readonly<{ into: string; from: readonly string[] }>

const MAKES = /\b(?:insert into|create temporary table) "?(\w+)"?/i
const READS = /\b(?:from|join) "?(\w+)"?/gi

/** The same database, which notes what statements make from what. */
function listenTo(client: Db, found: Written[]): Db {
  const listening = client.$extends({
    query: {
      $executeRaw({ args, query }) {
        const { sql } = args as Prisma.Sql
        const [, into] = MAKES.exec(sql) ?? []
        if (into) found.push({ into, from: [...sql.matchAll(READS)].map(([, name = '']) => name) })
        return query(args)
      },
    },
  })
  return listening as unknown as Db
}

/** The models that a table is made from; through what was made for a moment to what that was made from. */
function listMadeFrom(name: string, written: readonly Written[]): ReadonlySet<string> {
  const reads = written.filter(({ into }) => into === name).flatMap(({ from }) => from)
  const found = reads.flatMap((one) => {
    if (one === name) return []
    return MODEL_NAMES.some((model) => model === one) ? [one] : [...listMadeFrom(one, written)]
  })
  return new Set(found.filter((one) => one !== name))
}

const SNAPSHOT_OPTIONS = { strategy: 'check', hardDeletes: 'ignore', now: new Date() } as const

it('says of the tables of the funnel what the statements that fill them read', async () => {
  await storeJourneys(db(), parseJourneys(SHOP))
  const inOrder = { ...PRODUCT_FUNNEL, order: 'ordered' } as const
  await createFunnel(db(), COMMAND_LINE, { name: 'In order', description: null }, inOrder)
  const written: Written[] = []
  await runRefresh(listenTo(db(), written), { timeZone: 'UTC', full: true })
  for (const name of MODEL_NAMES) {
    const { kind, from } = getModel(name)
    if (kind === 'funnel') expect([...listMadeFrom(name, written)].sort(), name).toEqual([...from].sort())
  }
})

it.each(Object.values(SNAPSHOTS))('says so of $snapshot', async (spec) => {
  const written: Written[] = []
  await runSnapshot(listenTo(db(), written), spec, SNAPSHOT_OPTIONS)
  expect([...listMadeFrom(spec.snapshot, written)]).toEqual(getModel(spec.snapshot).from)
})
