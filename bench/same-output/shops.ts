import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { addGoals, addReports } from './add-plans'
import type { Filling, Shop } from './shop'

// Each is filled, and asked, in its own time and zone, so that between them most settings are not the usual ones.

const GREENERY: Shop = {
  name: 'greenery',
  now: '2021-02-20T09:30:00Z',
  env: { TUNDISH_TIME_ZONE: 'UTC' },
  product: 'ZZ Plant',
  rare: 'Alocasia Polly',
  category: null,
  days: ['2021-02-10', '2021-02-12'],
  before: ['2021-02-08', '2021-02-10'],
  known: ['2021-02-12', '2021-02-19'],
  fill: fillGreenery,
}

const DEMO: Shop = {
  name: 'demo',
  now: '2026-10-15T10:20:00Z',
  env: {
    TUNDISH_TIME_ZONE: 'Asia/Kolkata',
    TUNDISH_FISCAL_MONTH: '2',
    TUNDISH_SMALLEST_CHANGE: '0.5',
    TUNDISH_CONVERSION_HOURS: '36',
  },
  product: 'Monstera',
  rare: "Devil's Ivy",
  category: 'Trees',
  days: ['2026-08-01', '2026-09-15'],
  before: ['2026-05-10', '2026-06-03'],
  known: ['2026-09-01', '2026-10-14', '2026-10-15'],
  fill: async (filling) => {
    await filling.run(['demo', 'load'])
    await filling.run(['pipeline', 'run', '--select', 'snapshot', 'refresh', 'docs'])
    await filling.storedAt('2026-10-15T08:00:00Z')
    await addGoals(filling.client, ['2026-05-01', '2026-08-01', '2026-11-01'])
    await addReports(filling.client, DEMO)
  },
}

export const RECORDED_SHOPS: readonly Shop[] = [GREENERY, DEMO]

/** In two deliveries: the first without half of a day and without what became of the orders, so that numbers are restated. */
async function fillGreenery(filling: Filling): Promise<void> {
  const { client, run, watched, greenery, storedAt } = filling
  const read = (file: string) => readFile(path.join(greenery, file), 'utf8')
  const first = path.join(watched, '1')
  await mkdir(first, { recursive: true })
  for (const file of ['addresses', 'promos', 'users', 'products', 'order_items']) {
    await cp(path.join(greenery, `${file}.csv`), path.join(first, `${file}.csv`))
  }
  const kept = (line: string, index: number) => index === 0 || !line.includes('2021-02-10T1')
  const events = (await read('events.csv')).split('\n').filter(kept)
  await writeFile(path.join(first, 'events.csv'), [...events, 'broken,line', ''].join('\n'))
  const orders = (await read('orders.csv')).replaceAll(/[^,\n]*,(delivered|shipped)\r?$/gm, ',preparing')
  await writeFile(path.join(first, 'orders.csv'), orders)
  await runPipeline(run)
  await storedAt('2021-02-12T12:00:00Z')
  const second = path.join(watched, '2')
  await mkdir(second)
  for (const file of ['orders', 'events']) {
    await cp(path.join(greenery, `${file}.csv`), path.join(second, `${file}.csv`))
  }
  await runPipeline(run)
  await storedAt('2021-02-20T08:00:00Z')
  await addGoals(client, ['2020-10-01', '2021-01-01', '2021-04-01'])
  await addReports(client, GREENERY)
}

/** Without the step that tries data tests: what these say depends on the day. */
function runPipeline(run: Filling['run']): Promise<void> {
  return run(['pipeline', 'run', '--select', 'import', 'snapshot', 'refresh', 'docs'])
}
