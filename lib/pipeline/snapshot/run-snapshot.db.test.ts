import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { writeOrders } from '@/lib/ingest/write/write-orders'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { emptyOrder } from '@/lib/testing/shop/empty-order'
import { runSnapshot } from './run-snapshot'
import { SNAPSHOTS, type SnapshotOptions } from './snapshot-spec'

const db = useTestDatabase()

const DAY = ['2021-02-11T12:00:00Z', '2021-02-12T12:00:00Z', '2021-02-13T12:00:00Z', '2021-02-14T12:00:00Z']
const day = (index: number) => new Date(DAY[index] ?? '')

type Change = Readonly<{ id: string; status: string; updatedAt?: Date }>

const store = (...orders: Change[]) =>
  db().$transaction((tx) =>
    writeOrders(
      tx,
      orders.map(({ id, status, updatedAt }) => ({
        ...emptyOrder('ann', id),
        status,
        updatedAt: updatedAt ?? null,
      })),
    ),
  )

const snap = (index: number, options: Partial<SnapshotOptions> = {}) =>
  runSnapshot(db(), SNAPSHOTS.orders, {
    strategy: 'check',
    hardDeletes: 'ignore',
    now: day(index),
    ...options,
  })

/** Every version as "order status from to", days by their number here. */
async function readVersions(): Promise<string[]> {
  const rows = await db().orderSnapshot.findMany({ orderBy: [{ id: 'asc' }, { dbtValidFrom: 'asc' }] })
  const number = (at: Date | null) => (at ? DAY.findIndex((text) => Date.parse(text) === at.getTime()) : '-')
  return rows.map(
    (row) =>
      `${row.id} ${row.dbtIsDeleted ? 'deleted' : row.status} ${number(row.dbtValidFrom)} ${number(row.dbtValidTo)}`,
  )
}

const remove = (id: string) => db().order.deleteMany({ where: { id } })

/** As a complete delivery without it leaves the row. */
const letGo = (id: string) => db().order.updateMany({ where: { id }, data: { goneAt: new Date() } })

describe('with the check strategy', () => {
  it('a changed row gets a version more, and nothing else does', async () => {
    await store({ id: 'a', status: 'preparing' }, { id: 'b', status: 'shipped' })
    expect(await snap(0)).toEqual({ added: 2, changed: 0, gone: 0 })
    expect(await snap(1)).toEqual({ added: 0, changed: 0, gone: 0 })
    await store({ id: 'a', status: 'shipped' })
    expect(await snap(2)).toEqual({ added: 0, changed: 1, gone: 0 })
    expect(await readVersions()).toEqual(['a preparing 0 2', 'a shipped 2 -', 'b shipped 0 -'])
  })

  it('a value that came or went is a change, too', async () => {
    await store({ id: 'a', status: 'preparing' })
    await snap(0)
    await db().order.updateMany({ data: { trackingId: 'parcel' } })
    expect(await snap(1)).toMatchObject({ changed: 1 })
    await db().order.updateMany({ data: { trackingId: null } })
    expect(await snap(2)).toMatchObject({ changed: 1 })
  })

  it("names versions by dbt's surrogate key", async () => {
    await store({ id: 'a', status: 'preparing' })
    await snap(0)
    const [version] = await db().orderSnapshot.findMany()
    const named = createHash('md5').update('a|2021-02-11 12:00:00.000000').digest('hex')
    expect(version?.dbtScdId).toBe(named)
  })
})

describe.each([
  ['no longer there', remove],
  ['gone from a complete delivery', letGo],
])('a row that is %s', (_, takeAway) => {
  const lose = async (hardDeletes: SnapshotOptions['hardDeletes']) => {
    await store({ id: 'a', status: 'preparing' }, { id: 'b', status: 'shipped' })
    await snap(0, { hardDeletes })
    await takeAway('a')
    return snap(1, { hardDeletes })
  }

  it('stays as it was with ignore', async () => {
    expect(await lose('ignore')).toEqual({ added: 0, changed: 0, gone: 0 })
    expect(await readVersions()).toEqual(['a preparing 0 -', 'b shipped 0 -'])
  })

  it('ends with invalidate, and begins anew when it is back', async () => {
    expect(await lose('invalidate')).toEqual({ added: 0, changed: 0, gone: 1 })
    await store({ id: 'a', status: 'preparing' })
    expect(await snap(2, { hardDeletes: 'invalidate' })).toEqual({ added: 1, changed: 0, gone: 0 })
    expect(await readVersions()).toEqual(['a preparing 0 1', 'a preparing 2 -', 'b shipped 0 -'])
  })

  it('is said to be gone with new_record, once', async () => {
    expect(await lose('new_record')).toEqual({ added: 0, changed: 0, gone: 1 })
    expect(await snap(2, { hardDeletes: 'new_record' })).toEqual({ added: 0, changed: 0, gone: 0 })
    await store({ id: 'a', status: 'preparing' })
    expect(await snap(3, { hardDeletes: 'new_record' })).toEqual({ added: 0, changed: 1, gone: 0 })
    expect(await readVersions()).toEqual([
      'a preparing 0 1',
      'a deleted 1 3',
      'a preparing 3 -',
      'b shipped 0 -',
    ])
  })
})

it('a row that was gone before the first snapshot is in none', async () => {
  await store({ id: 'a', status: 'preparing' })
  await letGo('a')
  expect(await snap(0)).toEqual({ added: 0, changed: 0, gone: 0 })
  expect(await snap(0, { strategy: 'timestamp' })).toEqual({ added: 0, changed: 0, gone: 0 })
})

describe('with the timestamp strategy', () => {
  const timed = { strategy: 'timestamp', hardDeletes: 'invalidate' } as const

  it('versions begin when the row says that it changed', async () => {
    await store({ id: 'a', status: 'preparing', updatedAt: day(0) })
    await snap(3, timed)
    await store({ id: 'a', status: 'shipped', updatedAt: day(1) })
    expect(await snap(3, timed)).toMatchObject({ changed: 1 })
    expect(await readVersions()).toEqual(['a preparing 0 1', 'a shipped 1 -'])
  })

  it('a change that does not say when is none', async () => {
    await store({ id: 'a', status: 'preparing', updatedAt: day(0) })
    await snap(1, timed)
    await store({ id: 'a', status: 'shipped', updatedAt: day(0) })
    expect(await snap(2, timed)).toMatchObject({ changed: 0 })
  })

  it('a row that comes back as it was begins when it is found', async () => {
    await store({ id: 'a', status: 'preparing', updatedAt: day(0) })
    await snap(1, timed)
    await letGo('a')
    await snap(2, timed)
    await store({ id: 'a', status: 'preparing', updatedAt: day(0) })
    await snap(3, timed)
    expect(await readVersions()).toEqual(['a preparing 0 2', 'a preparing 3 -'])
  })

  it.each(['invalidate', 'new_record'] as const)(
    'a change from before a row was found to be back is found, too, and so is the next, with %s',
    async (hardDeletes) => {
      const options = { ...timed, hardDeletes }
      const hour = (index: number, hours: number) => new Date(day(index).getTime() + hours * 3_600_000)
      await store({ id: 'a', status: 'preparing', updatedAt: day(0) })
      await snap(0, options)
      await remove('a')
      await snap(1, options)
      await store({ id: 'a', status: 'preparing', updatedAt: day(0) })
      await snap(2, options)
      await store({ id: 'a', status: 'shipped', updatedAt: hour(2, -1) })
      expect(await snap(3, options)).toMatchObject({ changed: 1 })
      await store({ id: 'a', status: 'delivered', updatedAt: hour(3, 1) })
      expect(await snap(3, options)).toMatchObject({ changed: 1 })
      const versions = await db().orderSnapshot.findMany({
        where: { dbtIsDeleted: false, dbtValidFrom: { gte: day(2) } },
        orderBy: { dbtValidFrom: 'asc' },
      })
      expect(versions.map((row) => [row.status, row.dbtUpdatedAt, row.dbtValidFrom, row.dbtValidTo])).toEqual(
        [
          ['preparing', day(0), day(2), day(3)],
          ['shipped', hour(2, -1), day(3), hour(3, 1)],
          ['delivered', hour(3, 1), hour(3, 1), null],
        ],
      )
    },
  )

  it('a row whose time was not known before has changed when it has one', async () => {
    await store({ id: 'a', status: 'preparing' })
    await snap(2)
    await store({ id: 'a', status: 'shipped', updatedAt: day(1) })
    expect(await snap(3, timed)).toMatchObject({ changed: 1 })
    expect(await readVersions()).toEqual(['a preparing 2 3', 'a shipped 3 -'])
  })

  it('rows without a time are refused', async () => {
    await store({ id: 'a', status: 'preparing' })
    await expect(snap(1, timed)).rejects.toThrow('1 rows of order have no updated_at')
    expect(await readVersions()).toEqual([])
  })
})

describe('a clock that was set back', () => {
  const readEnds = async () => {
    const rows = await db().orderSnapshot.findMany({ orderBy: { dbtValidFrom: 'asc' } })
    return rows.map(({ dbtValidFrom, dbtValidTo }) => [dbtValidFrom, dbtValidTo])
  }

  it('makes no version end before it begins', async () => {
    await store({ id: 'a', status: 'preparing' })
    await snap(2)
    await store({ id: 'a', status: 'shipped' })
    expect(await snap(1)).toMatchObject({ changed: 1 })
    await remove('a')
    expect(await snap(1, { hardDeletes: 'new_record' })).toMatchObject({ gone: 1 })
    const [order] = await db().$queryRaw<{ wrong: number; versions: number }[]>`
      select count(*) filter (where dbt_valid_to <= dbt_valid_from)::int as wrong, count(*)::int as versions
      from order_snapshot`
    expect(order).toEqual({ wrong: 0, versions: 3 })
    expect((await readEnds())[0]?.[0]).toEqual(day(2))
  })
})

describe('after a refresh', () => {
  const refresh = () => runRefresh(db(), { timeZone: 'UTC' })

  it('only orders are looked at of which something came since, whoever took their marks', async () => {
    await store({ id: 'a', status: 'preparing' }, { id: 'b', status: 'shipped' })
    await refresh()
    expect(await snap(0)).toEqual({ added: 2, changed: 0, gone: 0 })
    await refresh()
    expect(await snap(1)).toEqual({ added: 0, changed: 0, gone: 0 })
    await db().order.updateMany({ where: { id: 'b' }, data: { status: 'lost' } })
    await store({ id: 'a', status: 'shipped' })
    await refresh()
    expect(await snap(2)).toEqual({ added: 0, changed: 1, gone: 0 })
    expect(await snap(3)).toEqual({ added: 0, changed: 0, gone: 0 })
  })

  it('all are looked at by other settings than before', async () => {
    await store({ id: 'a', status: 'preparing' })
    await refresh()
    await snap(0)
    await remove('a')
    expect(await snap(1)).toEqual({ added: 0, changed: 0, gone: 0 })
    expect(await snap(2, { hardDeletes: 'invalidate' })).toEqual({ added: 0, changed: 0, gone: 1 })
  })

  it('what it finds is marked, so that the next refresh tells where it stands', async () => {
    await refresh()
    await store({ id: 'a', status: 'shipped' })
    await refresh()
    await snap(0)
    expect(await db().staleOrder.findMany({ select: { orderId: true } })).toEqual([{ orderId: 'a' }])
  })
})
