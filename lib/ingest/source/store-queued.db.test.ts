import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CANCELLED } from '@/lib/store/runs/import-state'
import { startImport } from '@/lib/store/runs/imports'
import { confirmMapping } from '@/lib/store/source-mappings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { planImport } from './plan-import'
import { storeImport } from './run-source-import'
import { storeQueued } from './store-queued'

// Uploads that wait are stored by whoever comes next, also where somebody began and went away.

const db = useTestDatabase()

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-queued-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const HEADER = 'user_id,session_id,event_name,event_time,product_id,order_id,revenue,currency'

/** Of each session a view and an order of two pieces, on two lines; none has an id. */
function toLines(sessions: number): string[] {
  return Array.from({ length: sessions }, (_, n) => [
    `u${n},s${n},product_viewed,2026-02-09T10:00:00Z,p1,,,`,
    `u${n},s${n},order_completed,2026-02-09T10:05:00Z,p1,o${n},20,EUR`,
  ]).flat()
}

async function queue(lines: readonly string[], name = '1/events.csv') {
  const place = path.join(dataDir, 'uploads', name)
  await mkdir(path.dirname(place), { recursive: true })
  await writeFile(place, `${[HEADER, ...lines].join('\n')}\n`)
  const [plan] = await planImport(db(), [{ place, root: null }], { scratch: null })
  const mapping = plan?.proposal.mapping
  if (!mapping) throw new Error('It is understood.')
  const { keysHash } = plan
  const confirmed = { name: 'events.csv', keysHash, mapping, author: 'ann' }
  const { sourceId, number } = await confirmMapping(db(), confirmed)
  const id = await startImport(db(), 'events.csv', place, {
    sourceId,
    mappingNumber: number,
    bytesTotal: 0n,
    askedBy: 'ann',
  })
  await db().importRun.update({ where: { id }, data: { files: [path.relative(dataDir, place)] } })
  return { id, place, files: plan.files, mapping }
}

const storeAll = () => storeQueued(db(), { dataDir, firstDay: '2000-01-01' }, () => {})

async function readShop() {
  const [events, orders, items] = await Promise.all([
    db().event.count(),
    db().order.count(),
    db().orderItem.aggregate({ _sum: { quantity: true }, _count: true }),
  ])
  return { events, orders, items: items._count, quantity: items._sum.quantity }
}

it('stores what waits, removes its files, and does so once', async () => {
  const { id, place } = await queue([...toLines(100), 'u9,s9,product_viewed,soon,p1,,,'])
  const { totals, problems } = await storeAll()
  expect(problems).toEqual([])
  expect(totals).toMatchObject([{ read: 201, stored: 200, rejected: 1 }])
  expect(await db().importRun.findUnique({ where: { id } })).toMatchObject({
    stored: 200,
    rejected: 1,
    problem: null,
  })
  expect(existsSync(path.dirname(place))).toBe(false)
  expect((await storeAll()).totals).toEqual([])
})

it('completes what was cut off, without doubling events without ids, lines of orders or refused rows', async () => {
  const lines = [...toLines(5_500), 'u9,s9,product_viewed,soon,p1,,,']
  const { id, files, mapping } = await queue(lines)
  const cutOff = new Error('The process went away.')
  await storeImport(
    db(),
    id,
    { files, mapping },
    {
      scratch: null,
      onProgress: () => {
        throw cutOff
      },
    },
  ).catch((error) => expect(error).toBe(cutOff))
  // What a process that went away could not say any more.
  await db().importRun.update({ where: { id }, data: { problem: null } })
  expect((await readShop()).events).toBe(10_000)
  const { totals } = await storeAll()
  expect(totals).toMatchObject([{ read: 11_001, stored: 11_000, repeated: 0, rejected: 1 }])
  expect(await readShop()).toEqual({ events: 11_000, orders: 5_500, items: 5_500, quantity: 5_500 })
  expect(await db().importReject.count()).toBe(1)
})

it('stops where somebody cancels it, and keeps what was stored', async () => {
  const { id, place } = await queue(toLines(11_000))
  const storing = storeAll()
  while ((await db().event.count()) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await db().importRun.update({ where: { id }, data: { problem: CANCELLED } })
  expect(await storing).toEqual({ totals: [], problems: [] })
  expect(await db().event.count()).toBeLessThan(22_000)
  expect(await db().importRun.findUnique({ where: { id } })).toMatchObject({
    problem: CANCELLED,
    finishedAt: null,
  })
  expect(existsSync(place)).toBe(false)
  expect((await storeAll()).totals).toEqual([])
})

it('tells what cannot be read, keeps nothing else back, and does not try it again', async () => {
  const broken = await queue(toLines(1), '1/events.csv')
  await queue(toLines(2), '2/events.csv')
  await rm(broken.place)
  const { totals, problems } = await storeAll()
  expect(problems).toEqual([
    `The upload ${broken.id} was not stored as a whole: ${broken.place} is not there any more; send it again.`,
  ])
  expect(totals).toMatchObject([{ stored: 4 }])
  expect((await storeAll()).problems).toEqual([])
})
