import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEmbedded } from '@/lib/testing/database/fresh-database'

// A disk of its own, large enough for a new database and for little more.

const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-disk-'))
const disk = path.join(folder, 'disk')
const shop = path.join(folder, 'shop')

spawnSync('mkdir', [disk, shop])
const isMounted =
  onEmbedded() && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=75m', 'tmpfs', disk]).status === 0
if (!isMounted) {
  await rm(folder, { recursive: true })
  console.log('A full disk is tried where a small one can be mounted, in the embedded project: skipped.')
}

const HEADERS = {
  addresses: 'address_id,address,zipcode,state,country',
  promos: 'promo_id,discount,status',
  users: 'user_id,first_name,last_name,email,phone_number,created_at,updated_at,address_id',
  products: 'product_id,name,price,inventory',
  orders:
    'order_id,user_id,promo_id,address_id,created_at,order_cost,shipping_cost,order_total,tracking_id,shipping_service,estimated_delivery_at,delivered_at,status',
  order_items: 'order_id,product_id,quantity',
  events: 'event_id,session_id,user_id,page_url,created_at,event_type,order_id,product_id',
}

async function writeShop(events: number): Promise<void> {
  for (const [name, header] of Object.entries(HEADERS)) {
    const rows = name === 'events' ? Array.from({ length: events }, (_, n) => toEvent(n)) : []
    await writeFile(path.join(shop, `${name}.csv`), [header, ...rows].join('\n'))
  }
}

function toEvent(n: number): string {
  const at = new Date(Date.UTC(2026, 9, 1) + n * 1000).toISOString().slice(0, 19)
  return `e${n},s${n >> 1},u${n >> 1},https://shop.example/p${n % 7},${at},${n % 2 ? 'add_to_cart' : 'page_view'},,p${n % 7}`
}

async function tundish(...args: readonly string[]) {
  const env = ['DATABASE_URL=', `TUNDISH_DATA_DIR=${disk}/data`]
  const child = spawn('env', [...env, process.execPath, 'bin/run.mjs', 'bin/tundish.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, stdout, stderr }
}

const readNumbers = () => tundish('report', 'products', '--range', 'all', '--format', 'csv')

describe.skipIf(!isMounted)('a full disk', () => {
  beforeAll(() => writeShop(200))
  afterAll(async () => {
    spawnSync('umount', ['-l', disk])
    await rm(folder, { recursive: true, force: true })
  })

  it('ends an import with a sentence, leaves no process behind, and loses nothing', {
    timeout: 600_000,
  }, async () => {
    expect(await tundish('import', 'greenery', shop)).toMatchObject({ code: 0 })
    const before = await readNumbers()
    expect(before.code).toBe(0)

    await writeShop(150_000)
    for (const args of [
      ['import', 'greenery', shop],
      ['refresh', '--full'],
    ]) {
      const ended = await tundish(...args)
      expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('tundish: The disk is full')])
    }
    const left = spawnSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' }).stdout
    expect(left.split('\n').filter((line) => line.includes(`database-process.ts ${disk}`))).toEqual([])

    expect(spawnSync('mount', ['-o', 'remount,size=200m', disk]).status).toBe(0)
    expect(await readNumbers()).toEqual(before)
    await writeShop(300)
    expect(await tundish('import', 'greenery', shop)).toMatchObject({ code: 0 })
  })
})
