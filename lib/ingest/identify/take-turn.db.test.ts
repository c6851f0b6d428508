import { expect, it } from 'vitest'
import { isBackOfficeSql } from '@/lib/store/event-meanings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toEvents } from '@/lib/testing/shop/short-events'
import { writeEvents } from '../write/write-events'

const db = useTestDatabase()

it('whoever stores reads what it stored, by user and whole on every server, on however many connections a cluster would write', async () => {
  const visits = Array.from({ length: 40 }, (_, user) => `${user} user-${user}/s${user} view:fern@0s`)
  const events = await db().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('citus.force_max_query_parallelization', 'on', true)`
    await writeEvents(tx, toEvents(visits.join('\n')))
    await tx.$executeRaw`update event set page_url = '/fern'`
    await tx.$executeRaw`insert into product (id, name) values ('fern', 'Fern')`
    return tx.$queryRaw<{ count: number }[]>`
      select count(*)::int
      from event
      join product on product.id = event.product_id
      where page_url = '/fern' and not ${isBackOfficeSql()}`
  })
  expect(events).toEqual([{ count: 40 }])
})
