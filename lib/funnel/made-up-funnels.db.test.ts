import { expect, it } from 'vitest'
import { formatCsv } from '@/lib/format/sheet/format-csv'
import { EVERYTHING } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { FUNNEL, runFunnel } from '@/lib/reports/funnel/funnel-report'
import type { ReportTable } from '@/lib/reports/report-table'
import { runTimeToStep } from '@/lib/reports/time-to-step/time-to-step-report'
import { runTrend, TREND } from '@/lib/reports/trend/trend-report'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { FIVE_STEPS, TWO_STEPS } from '@/lib/testing/naive/made-up-funnels'
import { readFunnelTables } from '@/lib/testing/naive/naive-tables'
import { parseJourneys } from '@/lib/testing/shop/journeys'
import { storeJourneys } from '@/lib/testing/shop/store-journeys'
import type { Funnel } from './definition'

const db = useTestDatabase()

/** Five come as far as the steps go; bob searched and viewed, and cat viewed alone. */
const SHOP = {
  ann: 'search:zz@0s view:zz@10s cart:zz@40s checkout:zz+yy@100s ship@2d',
  bob: 'search:zz@1h view:zz@1.5h',
  cat: 'view:yy@2h',
}

async function given(funnel: Funnel) {
  await storeJourneys(db(), parseJourneys(SHOP))
  return runRefresh(db(), { timeZone: 'UTC', funnel })
}

const toCsv = (table: ReportTable) =>
  formatCsv(
    table.columns.map(({ name }) => name),
    table.rows,
  )
    .trim()
    .split(/\r?\n/)

it('counts, times and exports a funnel of five steps, of sessions and of products', async () => {
  await given(FIVE_STEPS)
  const query = { ...EVERYTHING, funnel: FIVE_STEPS }
  const { steps } = await runFunnel(db(), query)
  expect(steps.map(({ step, count, furthest, inferred }) => [step, count, furthest, inferred])).toEqual([
    ['made_search', 3, 0, 1],
    ['made_visit', 3, 2, 0],
    ['made_choice', 1, 0, 0],
    ['made_purchase', 1, 0, 0],
    ['made_delivery', 1, 1, 0],
  ])
  const ofProduct = await runFunnel(db(), { ...query, scope: { product: 'zz' }, unit: 'users' })
  expect(ofProduct.steps.map(({ count }) => count)).toEqual([2, 2, 1, 1, 1])
  expect((await readFunnelTables(db())).session_path?.[0]).toBe(
    '(ann,ann-1,2021-02-09,"2021-02-09 00:00:00+00",31,abcd,"{0,10000,40000,100000}",{})',
  )
  const { gaps } = await runTimeToStep(db(), query)
  expect(gaps.map(({ toStep, pairs, medianSeconds }) => [toStep, pairs, medianSeconds])).toEqual([
    ['made_visit', 2, 905],
    ['made_choice', 1, 30],
    ['made_purchase', 1, 60],
  ])
  expect(toCsv(TREND.toTable(await runTrend(db(), query), { query, grain: 'day' }))).toEqual([
    'start,made_search,made_visit,made_choice,made_purchase,made_delivery,visit_per_search,choice_per_visit,purchase_per_choice,purchase_per_search',
    expect.stringMatching(/^2021-02-09,3,3,1,1,1,1,0\.3333\d*,1,0\.3333\d*$/),
  ])
})

it('counts and exports a funnel of two steps, in which nothing comes to an order', async () => {
  await given(TWO_STEPS)
  const query = { ...EVERYTHING, funnel: TWO_STEPS }
  expect(toCsv(TREND.toTable(await runTrend(db(), query), { query, grain: 'day' }))).toEqual([
    'start,made_visit,made_purchase,purchase_per_visit',
    expect.stringMatching(/^2021-02-09,3,1,0\.3333\d*$/),
  ])
  expect(
    toCsv(FUNNEL.toTable(await runFunnel(db(), { ...query, scope: { product: 'yy' } }), { query })),
  ).toEqual(['step,count,step_rate,overall_rate,drop_off', 'made_visit,2,,1,', 'made_purchase,1,0.5,0.5,1'])
})

it('counts anew where another funnel was counted, restates nothing by it, and then goes on as before', async () => {
  expect(await given(FIVE_STEPS)).toMatchObject({ scope: 'touched', reason: null })
  await storeJourneys(db(), parseJourneys({ dan: 'view:zz@9d' }))
  const changed = await runRefresh(db(), { timeZone: 'UTC', funnel: TWO_STEPS })
  expect(changed).toMatchObject({ scope: 'all', sessions: 4, reason: 'new funnel' })
  expect(await db().restatement.count()).toBe(0)
  expect(await runRefresh(db(), { timeZone: 'UTC', funnel: TWO_STEPS })).toMatchObject({ scope: 'touched' })
})

it('refuses what refreshes cannot count', async () => {
  const [first, ...rest] = TWO_STEPS.steps
  const where = [{ property: 'price', op: 'at-least', values: [10] }] as const
  const refused: readonly (readonly [Partial<Funnel>, string])[] = [
    [{ order: 'strict' }, 'an order of its steps'],
    [{ within: { seconds: 60 } }, 'a window of time'],
    [{ exclude: [{ match: { types: ['search'] } }] }, 'exclusions'],
    [{ steps: first ? [{ ...first, match: { ...first.match, where } }, ...rest] : [] }, 'conditions'],
  ]
  for (const [part, asked] of refused) {
    const refresh = runRefresh(db(), { timeZone: 'UTC', funnel: { ...TWO_STEPS, ...part } })
    await expect(refresh).rejects.toThrow(`this one asks for ${asked}`)
  }
})
