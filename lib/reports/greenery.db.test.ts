import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { runImport } from '@/lib/ingest/tables/run-import'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { runFunnel } from './funnel/funnel-report'
import { runProducts } from './products/products-report'
import { runTimeToStep } from './time-to-step/time-to-step-report'

// Numbers that somebody else published for these files, with other software.

const folder = path.resolve('../shared/data/greenery')
const isAbsent = !existsSync(folder)
if (isAbsent) console.log(`${folder} is absent: the tests on the Greenery files are skipped.`)

const all = {
  range: null,
  unit: 'sessions',
  scope: {},
  grain: 'day',
  fiscalMonth: 1,
} as const

describe.skipIf(isAbsent)('the Greenery files', () => {
  const db = useTestDatabase()
  beforeEach(() => runImport(db(), { format: 'greenery', folder, timeZone: 'UTC' }).then(() => undefined))

  test('give the published users per product, in all 30 rows', async () => {
    const published = readFileSync(path.join(folder, 'expected-users-per-product.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
    const { products } = await runProducts(db(), { ...all, unit: 'users' })
    const ours = products.map((line) => [line.product, ...line.reached.slice(0, 3)].join(','))
    expect(published).toHaveLength(30)
    expect(ours.sort()).toEqual(published.sort())
  })

  test('give 578 sessions that viewed, 467 that added to cart, 361 that checked out', async () => {
    const { steps, withoutStep } = await runFunnel(db(), all)
    expect(steps.map(({ step, count, inferred }) => ({ step, count, inferred }))).toEqual([
      { step: 'viewed', count: 578, inferred: 0 },
      { step: 'added_to_cart', count: 467, inferred: 0 },
      { step: 'checked_out', count: 361, inferred: 0 },
      { step: 'shipped', count: 335, inferred: 0 },
    ])
    expect(withoutStep).toBe(0)
  })

  test('give 72.2 s from view to cart over 985 pairs, and 151.2 s from cart to checkout over 862', async () => {
    const { gaps } = await runTimeToStep(db(), all)
    expect(gaps.map(({ pairs, leftOut }) => ({ pairs, leftOut }))).toEqual([
      { pairs: 985, leftOut: 0 },
      { pairs: 862, leftOut: 0 },
    ])
    expect(gaps[0]?.meanSeconds).toBeCloseTo(72.2234, 4)
    expect(gaps[1]?.meanSeconds).toBeCloseTo(151.20998, 4)
  })

  test('give the same after a full refresh', async () => {
    const before = await runProducts(db(), all)
    await runRefresh(db(), { timeZone: 'UTC', full: true })
    expect(await runProducts(db(), all)).toEqual(before)
  })
})
