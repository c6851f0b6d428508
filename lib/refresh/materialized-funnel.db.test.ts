import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { SHOP } from '@/lib/testing/shop/shop-journeys'
import { givenJourneys, storeJourneys } from '@/lib/testing/shop/store-journeys'
import { runRefresh } from './run-refresh'

const db = useTestDatabase()

it('holds a row a session, a row a session and product, both counted by day, and the times from step to step', async () => {
  await givenJourneys(db(), SHOP)
  expect(await readFunnelTables(db())).toMatchObject({
    session_path: [
      '(ann,ann-1,2021-02-09,"2021-02-09 00:00:00+00",15,abc,"{0,70000,220000}",{})',
      '(ann,ann-2,2021-02-12,"2021-02-12 00:00:00+00",1,a,{0},{})',
      '(bob,bob-1,2021-02-09,"2021-02-09 01:00:00+00",3,aab,"{0,60000,120000}",{})',
      '(cat,cat-1,2021-02-10,"2021-02-10 01:00:00+00",5,ac,"{0,3600000}",{})',
      '(dan,dan-1,2021-02-11,"2021-02-11 00:00:00+00",0,"",{},{})',
    ],
    product_funnel: [
      '(ann,ann-1,zz,2021-02-09,"{""2021-02-09 00:00:00+00"",""2021-02-09 00:01:10+00"",""2021-02-09 00:03:40+00"",""2021-02-11 00:00:00+00""}",15)',
      '(ann,ann-2,zz,2021-02-12,"{""2021-02-12 00:00:00+00"",NULL,NULL,NULL}",1)',
      '(bob,bob-1,yy,2021-02-09,"{""2021-02-09 01:01:00+00"",""2021-02-09 01:02:00+00"",NULL,NULL}",3)',
      '(bob,bob-1,zz,2021-02-09,"{""2021-02-09 01:00:00+00"",NULL,NULL,NULL}",1)',
      '(cat,cat-1,yy,2021-02-10,"{""2021-02-10 01:00:00+00"",NULL,""2021-02-10 02:00:00+00"",NULL}",5)',
      '(cat,cat-1,zz,2021-02-10,"{NULL,NULL,""2021-02-10 02:00:00+00"",NULL}",4)',
    ],
    step_time: [
      '(product,product,yy,0,29,2021-02-09,1,60000000,{60000000})',
      '(product,product,zz,0,29,2021-02-09,1,70000000,{70000000})',
      '(product,product,zz,1,34,2021-02-09,1,150000000,{150000000})',
      '(product,shop,"",0,113,2021-02-09,1,60000000,{60000000})',
      '(product,shop,"",0,116,2021-02-09,1,70000000,{70000000})',
      '(product,shop,"",1,134,2021-02-09,1,150000000,{150000000})',
    ],
    step_time_month: [
      '(product,product,yy,0,29,2021-02-01,1,60000000)',
      '(product,product,zz,0,29,2021-02-01,1,70000000)',
      '(product,product,zz,1,34,2021-02-01,1,150000000)',
      '(product,shop,"",0,113,2021-02-01,1,60000000)',
      '(product,shop,"",0,116,2021-02-01,1,70000000)',
      '(product,shop,"",1,134,2021-02-01,1,150000000)',
    ],
  })
})

it('breaks ties in time by step; a session starts with its first event of any type, to the millisecond', async () => {
  await givenJourneys(db(), { ann: 'checkout@1s cart@1s view@1s view@1.25s search@0.5s' })
  expect((await readFunnelTables(db())).session_path).toEqual([
    '(ann,ann-1,2021-02-09,"2021-02-09 00:00:00.5+00",7,abca,"{500,500,500,750}",{})',
  ])
})

it('keeps the sessions of people apart who share its id', async () => {
  const events = parseJourneys({ ann: 'cart@0s', bob: 'view@0s', cat: 'view@0s view@1s' })
  const shared = events.map((event) => ({ ...event, sessionId: 'shared' }))
  for (const order of [shared, shared.toReversed()]) {
    await storeJourneys(db(), order)
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    expect((await readFunnelTables(db())).session_path).toEqual([
      '(ann,shared,2021-02-09,"2021-02-09 00:00:00+00",2,b,{0},{})',
      '(bob,shared,2021-02-09,"2021-02-09 00:00:00+00",1,a,{0},{})',
      '(cat,shared,2021-02-09,"2021-02-09 00:00:00+00",1,aa,"{0,1000}",{})',
    ])
    await db().event.deleteMany()
  }
})
