import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Prisma } from '@/lib/db'
import { lockShop } from '@/lib/store/shop-data'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { anyBatches, storeArrivals } from '@/lib/testing/naive/naive-arrivals'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/shop/store-journeys'
import { runRefresh } from './run-refresh'

const db = useTestDatabase()
const timeZone = 'UTC'

/** Three days; the last is still filling. */
const SHOP = { ann: 'view:zz@0s', bob: 'view:zz@25h cart:zz@26h', cat: 'view:yy@49h' }

const refresh = (full = false) => runRefresh(db(), { timeZone, full })

async function givenShop(): Promise<void> {
  await givenJourneys(db(), SHOP)
  await refresh()
}

/** What the last refresh restated, as "day product: viewed carted checked out shipped", where they moved. */
async function readRestated(): Promise<string[]> {
  const last = await db().refreshRun.findFirst({ orderBy: { id: 'desc' }, include: { restatements: true } })
  const rows = last?.restatements ?? []
  expect(last).toMatchObject({
    restatedDays: rows.filter(({ productId }) => productId === '').length,
    restatedProducts: rows.filter(({ productId }) => productId !== '').length,
  })
  return rows.map(sayMoves).sort()
}

function sayMoves(row: Prisma.RestatementGetPayload<object>): string {
  const moves = row.before
    .map((before, place) => [before, row.after[place]])
    .map(([before, after]) => (before === after ? '-' : `${before}>${after}`))
  return `${row.day.toISOString().slice(0, 10)} ${row.productId || 'shop'}: ${moves.join(' ')}`
}

const late = (session: string, journey: string) =>
  storeJourneys(
    db(),
    parseJourneys({ late: journey }).map((event) => ({
      ...event,
      id: `late-${event.id}`,
      sessionId: session,
    })),
  )

if (onEmbedded()) {
  console.log(
    'When a refresh ended: on a server only, on the embedded database now() goes on within a transaction.',
  )
}

describe('what a refresh restates', () => {
  it('is nothing at first', async () => {
    await givenShop()
    expect(await db().refreshRun.count()).toBe(1)
    expect(await readRestated()).toEqual([])
  })

  it.skipIf(onEmbedded())('counts from its end, not from when its transaction began', async () => {
    await givenShop()
    await late('ann-1', 'cart:zz@60s')
    const { released, refreshing } = await db().$transaction(async (tx) => {
      await lockShop(tx)
      const waiting = refresh()
      await sleep(300)
      const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
      return { released: clock?.now, refreshing: { waiting } }
    })
    await refreshing.waiting
    const last = await db().refreshRun.findFirst({ orderBy: { id: 'desc' } })
    expect(last?.at.getTime()).toBeGreaterThanOrEqual(released?.getTime() ?? Number.POSITIVE_INFINITY)
  })

  it('is nothing where only the last day fills, or days that come after it', async () => {
    await givenShop()
    await storeJourneys(db(), parseJourneys({ dan: 'view:zz@50h', eve: 'view:zz@80h' }))
    await refresh()
    expect(await readRestated()).toEqual([])
  })

  it('is nothing where no session was computed, and then nothing is kept', async () => {
    await givenShop()
    await refresh()
    expect(await db().refreshRun.count()).toBe(1)
  })

  it('are the days and products whose counts a late event moved', async () => {
    await givenShop()
    await late('ann-1', 'cart:zz@60s')
    await refresh()
    expect(await readRestated()).toEqual(['2021-02-09 shop: - 0>1 - -', '2021-02-09 zz: - 0>1 - -'])
  })

  it('are those of late sessions, also on a day between that had none of the product', async () => {
    await givenShop()
    await storeJourneys(db(), parseJourneys({ dan: 'view:yy@25h checkout:yy@26h' }))
    await refresh()
    expect(await readRestated()).toEqual(['2021-02-10 shop: 1>2 1>2 0>1 -', '2021-02-10 yy: 0>1 0>1 0>1 -'])
  })

  it('are those of a session that is none any more, since its event was corrected', async () => {
    await givenShop()
    const events = parseJourneys({ ann: 'view:zz@0s' })
    await storeJourneys(
      db(),
      events.map((event) => ({ ...event, type: 'package_shipped' })),
    )
    expect(await refresh()).toMatchObject({ sessions: 0 })
    expect(await readRestated()).toEqual(['2021-02-09 shop: 1>0 - - -', '2021-02-09 zz: 1>0 - - -'])
  })

  it('is not a late event that changes no count', async () => {
    await givenShop()
    await late('ann-1', 'view:zz@60s')
    await refresh()
    expect(await readRestated()).toEqual([])
  })

  it('of a full rebuild is what had not been right', async () => {
    await givenShop()
    await refresh(true)
    expect(await readRestated()).toEqual([])
    await db().$executeRaw`update funnel_day set sessions = 5 where day = '2021-02-09'`
    await refresh(true)
    expect(await readRestated()).toEqual(['2021-02-09 shop: 5>1 - - -', '2021-02-09 zz: 5>1 - - -'])
  })

  it('adds up: the first counts and all restatements are the last counts', async () => {
    await fc.assert(
      fc.asyncProperty(anyBatches, async ({ batches }) => {
        await emptyDatabase(db())
        // Two days around all others, so that every day is settled.
        await storeJourneys(db(), parseJourneys({ first: 'view:aa@-400d', last: 'view:aa@400d' }))
        await refresh()
        for (const batch of batches) {
          await storeArrivals(db(), batch)
          await refresh()
        }
        const [different] = await db().$queryRaw<{ days: number }[]>`
          with restated as (
            select day, sum(after[1] - before[1]) as viewed,
              sum(after[3] - before[3]) as checked_out
            from restatement
            where product_id = ''
            group by day
          ),
          counted as (
            select day, sum(sessions) filter (where mark = 1) as viewed,
              sum(sessions) filter (where mark = 3) as checked_out
            from funnel_day
            where scope_kind = 'shop'
              and day not in (select min(day) from funnel_day union select max(day) from funnel_day)
            group by day
          )
          select count(*)::int as days
          from restated
          full join counted using (day)
          where coalesce(restated.viewed, 0) <> coalesce(counted.viewed, 0)
            or coalesce(restated.checked_out, 0) <> coalesce(counted.checked_out, 0)`
        expect(different).toEqual({ days: 0 })
      }),
      { numRuns: 15 },
    )
  })
})
