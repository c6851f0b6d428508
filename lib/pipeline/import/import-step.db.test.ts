import { mkdir, mkdtemp, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'
import { useTestDatabase } from '@/lib/testing/database/test-database'

const db = useTestDatabase()

const BEFORE = new Date('2021-02-12T00:00:00Z')
const HEADER = 'product_id,name,price,inventory'
const ORDERS =
  'order_id,user_id,promo_id,address_id,created_at,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at,delivered_at,status'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-deliveries-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** A file of a delivery; `at`: when somebody last wrote to it. */
async function deliver(name: string, lines: readonly string[], at = BEFORE): Promise<void> {
  const place = path.join(folder, name)
  await mkdir(path.dirname(place), { recursive: true })
  await writeFile(place, lines.map((line) => `${line}\n`).join(''))
  await utimes(place, at, at)
}

const deliverPrice = (delivery: string, price: number, header = HEADER, at = BEFORE) =>
  deliver(`${delivery}/products.csv`, [header, `p1,Fern,${price},40`], at)

async function runImport() {
  const asked = { steps: ['import'], trigger: 'command', askedBy: 'a test', scheduledFor: null } as const
  const run = await runPipeline(db(), asked, toTestSettings(folder))
  const [step] = run?.steps ?? []
  if (!step) throw new Error('It ran.')
  return step
}

const readPrice = async () => Number((await db().product.findUniqueOrThrow({ where: { id: 'p1' } })).price)

describe('what came last stands last', () => {
  it('when an earlier delivery is mended', async () => {
    await deliverPrice('1', 10)
    await deliverPrice('2', 20, 'product_id,nonsense')
    await deliverPrice('3', 30)
    const broken = await runImport()
    expect(broken).toMatchObject({ state: 'failed', rows: 2 })
    expect(broken.message).toMatch(/^The header of .*2\/products\.csv is wrong/)
    expect(await readPrice()).toBe(30)
    // What cannot be stored yet lets nothing wait again.
    expect((await runImport()).log).toHaveLength(1)

    await deliverPrice('2', 20)
    expect(await runImport()).toMatchObject({ state: 'passed' })
    expect(await readPrice()).toBe(30)
    expect(await runImport()).toMatchObject({ message: 'No file was waiting.' })
  })

  it('when an earlier delivery was still arriving, or is corrected', async () => {
    await deliverPrice('1', 10, HEADER, new Date())
    await deliverPrice('2', 20)
    await runImport()
    expect(await readPrice()).toBe(20)
    await deliverPrice('1', 10)
    await runImport()
    expect(await readPrice()).toBe(20)
    await deliverPrice('1', 11, HEADER, new Date('2021-02-13T00:00:00Z'))
    await runImport()
    expect(await readPrice()).toBe(20)
  })

  it('also when the run ends before the later one was stored again', async () => {
    await deliverPrice('2', 20)
    await runImport()
    await deliverPrice('1', 10)
    // The second delivery cannot be read for a while, so the run ends after the first.
    await rm(path.join(folder, '2/products.csv'))
    await mkdir(path.join(folder, '2/products.csv'))
    await runImport()
    expect(await readPrice()).toBe(10)
    await rm(path.join(folder, '2/products.csv'), { recursive: true })
    await deliverPrice('2', 20)
    await runImport()
    expect(await readPrice()).toBe(20)
  })

  it('and only what the earlier one touches is stored again', async () => {
    await deliverPrice('2', 20)
    await deliver('2/promos.csv', ['promo_id,discount,status', 'digital,10,active'])
    await runImport()
    await deliver('1/promos.csv', ['promo_id,discount,status', 'digital,5,active'])
    const { log } = await runImport()
    expect(log.map((line) => line.slice(folder.length + 1).split(':')[0])).toEqual([
      '1/promos.csv',
      '2/promos.csv',
    ])
    expect(await db().promo.findMany()).toMatchObject([{ status: 'active' }])
    expect(Number((await db().promo.findFirst())?.discount)).toBe(10)
  })

  it('events, too: a corrected delivery corrects, and a later one stands', async () => {
    const header = 'event_id,session_id,user_id,page_url,created_at,event_type,order_id,product_id'
    const view = (session: string) => `e1,${session},ann,,2021-02-09T10:00:00Z,page_view,,p1`
    const readSession = async () => (await db().event.findMany()).map(({ sessionId }) => sessionId)
    await deliver('1/events.csv', [header, view('s1')])
    await runImport()
    await deliver('1/events.csv', [header, view('s2')], new Date('2021-02-13T00:00:00Z'))
    await runImport()
    expect(await readSession()).toEqual(['s2'])
    await deliver('2/events.csv', [header, view('s3')])
    await runImport()
    await deliver('1/events.csv', [header, view('s4')], new Date('2021-02-14T00:00:00Z'))
    await runImport()
    expect(await readSession()).toEqual(['s3'])
  })

  it('items that were refused are taken when the delivery with their order is', async () => {
    await deliver('1/orders.csv', ['nonsense'])
    await deliver('2/order_items.csv', ['order_id,product_id,quantity', 'o1,p1,2'])
    expect((await runImport()).state).toBe('failed')
    expect(await db().orderItem.count()).toBe(0)
    await deliver('1/orders.csv', [ORDERS, 'o1,u1,,,2021-02-09T10:03:00Z,30,5,35,,,,,preparing'])
    await runImport()
    expect(await db().orderItem.count()).toBe(1)
  })
})

describe('a delivery that cannot be read', () => {
  it('keeps none of the others back, and is named', async () => {
    await mkdir(path.join(folder, '1'))
    await symlink('/nowhere/products.csv', path.join(folder, '1/products.csv'))
    await deliverPrice('2', 20)
    const { state, message } = await runImport()
    expect(state).toBe('failed')
    expect(message).toBe(
      `${folder}/1 was not imported: ${folder}/1/products.csv is not there, or is a link to what is not there.`,
    )
    expect(await readPrice()).toBe(20)
    await unlink(path.join(folder, '1/products.csv'))
    expect(await runImport()).toMatchObject({ state: 'passed' })
  })
})

describe('links in the watched folder', () => {
  const FOREIGN = 'root:x:0:0:the first line of a foreign file'
  let elsewhere = ''
  beforeEach(async () => {
    elsewhere = await mkdtemp(path.join(os.tmpdir(), 'tundish-elsewhere-'))
    await writeFile(path.join(elsewhere, 'products.csv'), `${FOREIGN}\n`)
  })
  afterEach(() => rm(elsewhere, { recursive: true, force: true }))

  it('that lead out of it are refused, and nothing of what is there is told', async () => {
    await deliverPrice('1', 10)
    await mkdir(path.join(folder, '2'))
    await symlink(path.join(elsewhere, 'products.csv'), path.join(folder, '2', 'products.csv'))
    await symlink(elsewhere, path.join(folder, '3'))
    const step = await runImport()
    const reason = (place: string) =>
      `${place.replace('/products.csv', '')} was not imported: ${place} is a link that leads out of ${folder}, so it is not read. Put the file itself there.`
    expect(step).toMatchObject({
      state: 'failed',
      rows: 1,
      message: `${reason(`${folder}/2/products.csv`)} And 1 more could not be read; the log has them all.`,
    })
    expect(step.log).toEqual(expect.arrayContaining([reason(`${folder}/3`)]))
    expect(JSON.stringify(step)).not.toContain('root:x')
    expect(await readPrice()).toBe(10)
  })

  it('are refused also where what they lead to could be read', async () => {
    await writeFile(path.join(elsewhere, 'products.csv'), `${HEADER}\np1,Foreign,99,1\n`)
    await symlink(path.join(elsewhere, 'products.csv'), path.join(folder, 'products.csv'))
    expect(await runImport()).toMatchObject({ state: 'failed', rows: 0 })
    expect(await db().product.count()).toBe(0)
  })

  it('that stay within it are read', async () => {
    await deliver('all/today.csv', [HEADER, 'p1,Fern,10,40'])
    await symlink('all/today.csv', path.join(folder, 'products.csv'))
    expect(await runImport()).toMatchObject({ state: 'passed', rows: 1 })
    expect(await readPrice()).toBe(10)
  })
})
