import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { runSnapshot } from './run-snapshot'
import { SNAPSHOTS } from './snapshot-spec'

const db = useTestDatabase()

const [FIRST, SECOND] = [new Date('2021-02-11T12:00:00Z'), new Date('2021-02-12T12:00:00Z')]

it('products keep the price and the inventory that they had', async () => {
  const options = { strategy: 'check', hardDeletes: 'ignore' } as const
  await db().product.create({ data: { id: 'zz', name: 'ZZ Plant', price: 30, inventory: 5 } })
  await runSnapshot(db(), SNAPSHOTS.products, { ...options, now: FIRST })
  await db().product.update({ where: { id: 'zz' }, data: { inventory: 4 } })
  await runSnapshot(db(), SNAPSHOTS.products, { ...options, now: SECOND })
  const rows = await db().productSnapshot.findMany({ orderBy: { dbtValidFrom: 'asc' } })
  expect(rows.map(({ inventory, dbtValidTo }) => [inventory, dbtValidTo])).toEqual([
    [5, SECOND],
    [4, null],
  ])
})
