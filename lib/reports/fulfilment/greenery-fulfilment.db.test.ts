import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { EVERYTHING } from '@/lib/query/report-query'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import {
  CHANGED_ORDERS,
  deliverChange,
  deliverGreenery,
  GREENERY_FOLDER,
} from '@/lib/testing/files/greenery-deliveries'
import { runOrderHistory } from '../history/run-history'
import { runFulfilment } from './run-fulfilment'

// The expected numbers were counted by hand from orders.csv and events.csv, with none of this code.

const db = useTestDatabase()

const FIRST = new Date('2021-03-01T08:00:00Z')
const LATER = new Date('2021-03-03T08:00:00Z')
const HOUR = 3600
const DAY = 24 * HOUR

const isGreeneryHere = existsSync(GREENERY_FOLDER)
if (!isGreeneryHere)
  console.log(`The Greenery files are not at ${GREENERY_FOLDER}: fulfilment is not tried on them.`)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-fulfilment-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A run at a moment, at which all that it stored came in. */
async function run(now: Date): Promise<void> {
  const asked = {
    steps: PIPELINE_STEP_NAMES,
    trigger: 'command',
    askedBy: 'a test',
    scheduledFor: null,
  } as const
  await runPipeline(db(), asked, toTestSettings(folder), now)
  await db().event.updateMany({ where: { receivedAt: { gt: LATER } }, data: { receivedAt: now } })
}

const asKnown = (asOf: string | null) => ({
  asOf,
  now: LATER.toISOString(),
  today: '2021-03-03',
  timeZone: 'UTC',
})

describe.skipIf(!isGreeneryHere)('the Greenery shop, after both deliveries', () => {
  it('stands where it does, and as of the day before stood where it did', async () => {
    await deliverGreenery(folder)
    await run(FIRST)
    await deliverChange(folder)
    await run(LATER)

    const before = await runFulfilment(db(), EVERYTHING, asKnown('2021-03-02'))
    expect(before.all).toMatchObject({
      orders: 361,
      preparing: 26,
      shipped: 335,
      delivered: 305,
      otherwise: 0,
      toShipped: { orders: 335, median: { seconds: 5 * HOUR }, p90Seconds: 9 * HOUR },
      toDelivered: { orders: 305, median: { seconds: 4 * DAY }, p90Seconds: 7 * DAY },
      promised: 314,
      decided: 314,
      late: 201,
      lateShare: 201 / 314,
      open: 0,
      contradictions: { any: 0 },
    })
    expect(before.services.map(({ service, orders, late }) => [service, orders, late])).toEqual([
      ['dhl', 10, 6],
      ['fedex', 96, 60],
      ['ups', 169, 89],
      ['usps', 60, 46],
      [null, 26, 0],
    ])

    // Three were shipped five hours and more after their checkout, and their promise is over.
    const now = await runFulfilment(db(), EVERYTHING, asKnown(null))
    expect(now.all).toMatchObject({
      orders: 361,
      preparing: 23,
      shipped: 338,
      delivered: 305,
      toShipped: { orders: 338, median: { seconds: 5.5 * HOUR }, p90Seconds: 9 * HOUR },
      toDelivered: { orders: 305, median: { seconds: 4 * DAY }, p90Seconds: 7 * DAY },
      promised: 317,
      decided: 317,
      late: 204,
    })
    expect(now.services.find(({ service }) => service === 'ups')).toMatchObject({ orders: 172, late: 92 })
    expect((await runFulfilment(db(), EVERYTHING, asKnown('2021-02-28'))).all).toBeNull()
    await expectLives()
  })

  /** Of a changed order: what was known on each day. */
  async function expectLives(): Promise<void> {
    for (const id of CHANGED_ORDERS) {
      const then = await runOrderHistory(db(), id, asKnown('2021-03-02'))
      expect(then).toMatchObject({ now: { status: 'preparing' }, versions: 1 })
      expect(then.entries.map(({ kind }) => kind)).toEqual(['checked_out', 'first_known'])
      const history = await runOrderHistory(db(), id, asKnown(null))
      expect(history).toMatchObject({ now: { status: 'shipped', shipping_service: 'ups' }, versions: 2 })
      expect(history.entries.map(({ kind, at }) => [kind, at])).toEqual([
        ['checked_out', expect.stringMatching(/^2021-02-1[01]/)],
        ['shipped', '2021-02-14T09:00:00.000Z'],
        ['first_known', FIRST.toISOString()],
        ['changed', LATER.toISOString()],
      ])
    }
  }
})
