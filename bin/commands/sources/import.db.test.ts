import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { orderLine, useGreeneryFolder } from '@/lib/testing/files/greenery-folder'

const db = useTestDatabase()
const folder = useGreeneryFolder()

/** The command line as users run it, in a process of its own. */
function tundish(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/run.mjs', 'bin/tundish.ts', ...args], {
    env: { ...process.env, DATABASE_URL: getTestUrl(), TUNDISH_TIME_ZONE: 'UTC', ...settings },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const importFolder = (options: readonly string[], settings = {}) =>
  tundish(['import', 'greenery', folder.path(), ...options], settings)

const giveProducts = (many: number, events: readonly string[] = []) =>
  folder.write({
    'products.csv': Array.from({ length: many }, (_, index) => `p${index},Fern ${index},10,40`),
    'orders.csv': [orderLine('o1')],
    'order_items.csv': ['o1,p0,5', 'o1,p0,1'],
    'events.csv': events,
  })

const day = (session: string) => [1, 2].map((id) => `${id},${session},u1,,2021-02-09T10:00:00Z,page_view,,p0`)

it('lines of one product are stored and none is called repeated; what is complete is asked back before much goes', async () => {
  await giveProducts(4)
  const first = importFolder([])
  expect(first.stdout).toMatch(/^file +read +stored +corrected +repeated +rejected$/m)
  expect(first.stdout).toMatch(/^order_items\.csv +2 +2 +0 +0 +0$/m)
  await giveProducts(3)
  const refused = importFolder(['--complete', 'orders', '--complete', 'products'])
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(/^tundish: .*products\.csv is said to be complete, but 1 of the 4 products/)
  const confirmed = importFolder(['--complete', 'orders,products', '--yes'])
  expect(confirmed.stdout).toContain(
    'products.csv was complete: 1 row that it has no longer is gone.\norders.csv was complete: nothing is gone.\n',
  )
  expect(importFolder(['--complete', 'products,order_items']).stderr).toMatch(
    /^tundish: order_items cannot be said to be complete/,
  )
  expect(await db().product.count({ where: { goneAt: null } })).toBe(3)
})

it('ids that begin anew are told, and taken with an option or a setting', async () => {
  await giveProducts(1, day('s1'))
  expect(importFolder([]).status).toBe(0)
  await giveProducts(1, day('s2'))
  const refused = importFolder([])
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(/^tundish: The ids of events in .*events\.csv seem to begin anew: 2 of 2/)
  expect(importFolder(['--yes']).status).toBe(0)
  await giveProducts(1, day('s3'))
  expect(importFolder([], { TUNDISH_REPEATED_IDS: 'accept' }).status).toBe(0)
})

it('the first day is a setting, and each import tells its own refused rows', async () => {
  await giveProducts(1, ['e1,s1,u1,,1995-01-01T00:00:00Z,page_view,,p0'])
  for (const _ of [1, 2]) expect(importFolder([]).status).toBe(2)
  const ids = (await db().importRun.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => String(id))
  for (const id of ids) {
    expect(tundish(['rejects', '--import', id]).stdout).toContain('created_at is before 2000-01-01')
  }
  expect(JSON.parse(tundish(['rejects', '--format', 'json']).stdout)).toHaveLength(1)
  expect(importFolder([], { TUNDISH_FIRST_DAY: '1990-01-01' }).status).toBe(0)
})
