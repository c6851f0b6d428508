import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { EVERYTHING } from '@/lib/query/report-query'
import { runFulfilment } from '@/lib/reports/fulfilment/run-fulfilment'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importCommand } from './import'

const db = useTestDatabase()

const HEADERS = {
  'addresses.csv': 'address_id,address,zipcode,state,country',
  'promos.csv': 'promo_id,discount,status',
  'users.csv': 'user_id,first_name,last_name,email,phone_number,created_at,updated_at,address_id',
  'products.csv': 'product_id,name,price,inventory',
  'orders.csv':
    'order_id,user_id,status,created_at,delivered_at,promo_id,address_id,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at',
  'order_items.csv': 'order_id,product_id,quantity',
  'events.csv': 'event_id,session_id,user_id,created_at,event_type,order_id,product_id,page_url',
} as const

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-import-'))
  await deliver({})
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Rows of the files that have any; blank fields at their ends may be left out. */
async function deliver(rows: Partial<Record<keyof typeof HEADERS, readonly string[]>>): Promise<void> {
  for (const [file, header] of Object.entries(HEADERS)) {
    const columns = header.split(',').length
    const lines = (rows[file as keyof typeof HEADERS] ?? []).map(
      (row) => `${row}${','.repeat(Math.max(0, columns - row.split(',').length))}`,
    )
    await writeFile(path.join(folder, file), [header, ...lines, ''].join('\n'))
  }
}

/** The command, and what it prints. */
async function runImport(): Promise<string> {
  const written: string[] = []
  const keep = { write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream
  const settings = { timeZone: 'UTC', firstDay: '2000-01-01', repeatedIds: 'refuse' } as const
  const io = { stdout: keep }
  expect(await importCommand(db(), { format: 'greenery', folder }, settings, io)).toBe(0)
  return written.join('')
}

async function runSnapshotAndRefresh(): Promise<void> {
  const asked = {
    steps: ['snapshot', 'refresh'],
    trigger: 'command',
    askedBy: 'a test',
    scheduledFor: null,
  } as const
  expect(await runPipeline(db(), asked, toTestSettings('/nowhere'))).toMatchObject({ state: 'passed' })
}

/** Counts of the four steps. */
const countSteps = async (unit: 'sessions' | 'users') =>
  (await runFunnel(db(), { ...EVERYTHING, unit })).steps.map(({ count }) => count)

test('a session id that three users share within a minute is three sessions of three users', async () => {
  await deliver({
    'products.csv': ['p1,Fern,30,4'],
    'events.csv': [
      'e1,1700000000,u1,2026-02-09T10:00:00Z,page_view,,p1',
      'e2,1700000000,u2,2026-02-09T10:00:20Z,page_view,,p1',
      'e3,1700000000,u3,2026-02-09T10:00:40Z,page_view,,p1',
      'e4,1700000000,u2,2026-02-09T10:00:50Z,add_to_cart,,p1',
    ],
  })
  await runImport()
  expect(await countSteps('sessions')).toEqual([3, 1, 0, 0])
  expect(await countSteps('users')).toEqual([3, 1, 0, 0])
})

test('a guest who signs in is the user that users.csv knows, also where that comes later', async () => {
  await deliver({
    'events.csv': [
      'e1,s,u1,2026-02-09T10:00:00Z,page_view,,p1',
      'e2,s,guest-9,2026-02-09T10:30:00Z,add_to_cart,,p1',
    ],
  })
  await runImport()
  const listUsers = async () => (await db().sessionPath.findMany()).map(({ userId }) => userId)
  expect(await listUsers()).toEqual(['guest-9'])
  await deliver({ 'users.csv': ['u1,Ann'] })
  await runImport()
  expect(await listUsers()).toEqual(['u1'])
  expect(await countSteps('sessions')).toEqual([1, 1, 0, 0])
})

test('an order that an account claims, and that a warehouse ships, is one order of one user', async () => {
  const events = [
    'e1,s,guest-9,2026-02-09T10:00:00Z,page_view,,p1',
    'e2,s,guest-9,2026-02-09T10:05:00Z,checkout,o1,',
    'e3,d,depot,2026-02-11T10:00:00Z,package_shipped,o1,',
  ]
  const items = ['o1,p1,2']
  await deliver({
    'orders.csv': ['o1,guest-9,preparing,2026-02-09T10:05:00Z'],
    'order_items.csv': items,
    'events.csv': events,
  })
  await runImport()
  await runSnapshotAndRefresh()
  await deliver({
    'orders.csv': ['o1,u1,delivered,2026-02-09T10:05:00Z,2026-02-12T10:00:00Z'],
    'order_items.csv': items,
    'events.csv': events,
  })
  await runImport()
  await runSnapshotAndRefresh()
  expect(await countSteps('users')).toEqual([1, 1, 1, 1])
  expect(await countSteps('sessions')).toEqual([1, 1, 1, 1])
  const now = new Date().toISOString()
  const knowledge = { asOf: null, now, today: now.slice(0, 10), timeZone: 'UTC' }
  expect((await runFulfilment(db(), EVERYTHING, knowledge)).all).toMatchObject({
    orders: 1,
    delivered: 1,
    preparing: 0,
    toShipped: { orders: 1 },
    contradictions: { any: 0 },
  })
})

test('an event that says something else is corrected', async () => {
  await deliver({ 'events.csv': ['e1,s1,ann,2026-02-09T10:00:00Z,page_view,,p1'] })
  await runImport()
  await deliver({ 'events.csv': ['e1,s2,ann,2026-02-10T10:00:00Z,add_to_cart,,p1'] })
  expect(await runImport()).toContain('Refreshed 1 sessions.')
  expect(await db().sessionPath.findMany()).toMatchObject([{ sessionId: 's2', path: 'b' }])
})
