import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Prisma } from '@/lib/db'
import { PIPELINE_STEP_NAMES, type PipelineStepName } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { getRun, listRuns } from '@/lib/store/runs/pipeline-runs'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { startChild } from '@/lib/testing/children/start-child'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'

const db = useTestDatabase()

const NOW = '2021-02-12T00:00:00Z'

const ORDERS =
  'order_id,user_id,promo_id,address_id,created_at,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at,delivered_at,status'
const EVENTS = 'event_id,session_id,user_id,page_url,created_at,event_type,order_id,product_id'
const USERS = 'user_id,first_name,last_name,email,phone_number,created_at,updated_at,address_id'

type Files = Readonly<Record<string, readonly string[]>>

/** Two days of a small shop, in the files of the format. */
const FIRST: Files = {
  'addresses.csv': ['address_id,address,zipcode,state,country', 'a1,1 Elm St,90210,California,USA'],
  'promos.csv': ['promo_id,discount,status', 'spring,5,active'],
  'users.csv': [USERS, 'u1,Ann,Abbott,,,,,a1'],
  'products.csv': ['product_id,name,price,inventory', 'p1,Fern,30.5,40', 'p2,Moss,12,7'],
  'orders.csv': [ORDERS, 'o1,u1,spring,a1,2021-02-09T10:03:00Z,30.5,5,35.5,,,,,preparing'],
  'order_items.csv': ['order_id,product_id,quantity', 'o1,p1,2'],
  'events.csv': [
    EVENTS,
    'e1,s1,u1,,2021-02-09T10:00:00Z,page_view,,p1',
    'e2,s1,u1,,2021-02-09T10:01:00Z,add_to_cart,,p1',
    'e3,s1,u1,,2021-02-09T10:03:00Z,checkout,o1,',
    'e4,s2,u2,,2021-02-10T10:00:00Z,page_view,,p2',
  ],
}

/** Later: something of every table changed, an event came late, and some rows cannot be taken. */
const SECOND: Files = {
  'addresses.csv': ['address_id,address,zipcode,state,country', 'a1,2 Elm St,90210,California,USA'],
  'promos.csv': ['promo_id,discount,status', 'spring,5,inactive'],
  'users.csv': [USERS, 'u1,Ann,Baker,,,,,a1', 'u2,Bob,Cole,,,,,a1'],
  'products.csv': ['product_id,name,price,inventory', 'p1,Fern,31.5,39', 'p3,Ivy,9,1', 'p4,Bad,x,1'],
  'orders.csv': [ORDERS, 'o1,u1,spring,a1,2021-02-09T10:03:00Z,30.5,5,35.5,t1,ups,,,shipped'],
  'order_items.csv': ['order_id,product_id,quantity', 'o1,p1,3', 'o9,p1,1'],
  'events.csv': [
    EVENTS,
    'e5,s1,u1,,2021-02-11T10:00:00Z,package_shipped,o1,',
    'e6,s3,u2,,2021-02-09T12:00:00Z,page_view,,p2',
    'e7,s4,u2,,2021-02-11T12:00:00Z,page_view,,p3',
    'e8,s4,u2,,never,page_view,,p3',
  ],
}

/** Tables, and the columns that say when something was done. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  address: [],
  promo: [],
  user: [],
  // A killed import goes on as another one.
  event: ['received_at', 'import_id'],
  order: ['import_id'],
  order_item: [],
  product: [],
  session_path: [],
  product_funnel: [],
  funnel_day: [],
  funnel_month: [],
  counted_category: [],
  dirty_session: ['id'],
  dirty_order: ['id'],
  order_snapshot: [],
  product_snapshot: [],
  refresh_run: ['id', 'at'],
  restatement: ['refresh_id'],
  // A killed run and the next one tell the same.
  import_reject: ['import_id', 'rejected_at'],
  watched_file: ['import_id', 'imported_at'],
}

/** As sentences say when something was done. */
const MOMENT = /\d{1,2} \w+ \d{4}, \d\d:\d\d/

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-killed-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const asked = {
  steps: PIPELINE_STEP_NAMES,
  trigger: 'command',
  askedBy: 'a test',
  scheduledFor: null,
} as const
const runAll = () => runPipeline(db(), asked, toTestSettings(folder), new Date(NOW))

async function deliver(delivery: string, files: Files): Promise<void> {
  const place = path.join(folder, delivery)
  await mkdir(place)
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(path.join(place, name), lines.map((line) => `${line}\n`).join(''))
    await utimes(path.join(place, name), new Date(NOW), new Date(NOW))
  }
}

/** The first delivery is in the tables, the second waits. */
async function givenWaiting(): Promise<void> {
  await deliver('1', FIRST)
  await runAll()
  await deliver('2', SECOND)
}

/** Every row of every table, and what the last run found and counted. */
async function readAll(): Promise<Record<string, unknown>> {
  const read: Record<string, unknown> = {}
  for (const [table, without] of Object.entries(TABLES)) {
    read[table] = await db().$queryRaw(Prisma.sql`
      select ${table === 'import_reject' ? Prisma.sql`distinct` : Prisma.empty} (to_jsonb(stored) - ${[...without]}::text[])::text as row
      from ${identifierSql(table)} as stored
      order by 1`)
    read[table] = JSON.parse(JSON.stringify(read[table]).replaceAll(folder, ''))
  }
  const [last] = await listRuns(db(), 1)
  const runId = BigInt(last?.id ?? 0)
  const tests = await db().dataTestResult.findMany({
    where: { runId },
    select: { test: true, state: true, failures: true, message: true },
    orderBy: { test: 'asc' },
  })
  read.tests = tests.map(({ message, ...test }) => ({ ...test, message: message.replace(MOMENT, 'then') }))
  read.counts = await db().modelCount.findMany({
    where: { runId },
    select: { model: true, rows: true },
    orderBy: { model: 'asc' },
  })
  return read
}

const KILLS: readonly (readonly [PipelineStepName, number])[] = [
  ['import', 1],
  ['import', 8],
  ['import', 12],
  ['snapshot', 2],
  // The old versions have ended, and the new ones have not begun.
  ['snapshot', 3],
  ['snapshot', 4],
  ['snapshot', 8],
  ['refresh', 2],
  ['refresh', 10],
  ['refresh', 18],
  ['test', 12],
  ['docs', 1],
]

/** What two runs leave that nobody disturbed; found once. */
let undisturbed: Record<string, unknown> | null = null

describe('a run that is killed', () => {
  beforeEach(async () => {
    if (undisturbed) return
    await givenWaiting()
    await runAll()
    undisturbed = await readAll()
    expect(undisturbed.session_path).toHaveLength(4)
    expect(undisturbed.order_snapshot).toHaveLength(2)
    expect(undisturbed.product_snapshot).toHaveLength(4)
    expect(undisturbed.import_reject).toHaveLength(3)
    expect(undisturbed.restatement).toHaveLength(3)
    await emptyDatabase(db())
    await rm(folder, { recursive: true })
    await mkdir(folder)
  })

  it.each(KILLS)(
    'in the step %s after %i statements, and run again, leaves the tables of one that was not',
    async (step, count) => {
      await givenWaiting()
      const child = startChild('./pipeline-child.ts', getTestUrl(), folder, step, String(count), NOW)
      expect(await child.nextLine()).toBe('half-way')
      await child.kill()
      await runAll()

      expect(await readAll()).toEqual(undisturbed)
      const killed = await getRun(db(), '2')
      expect(killed?.state).toBe('interrupted')
      expect(killed?.steps.find(({ name }) => name === step)?.state).toBe('interrupted')
    },
  )
})
