import { describe, expect, it } from 'vitest'
import { toMetric } from '@/lib/query/metric'
import { createGoal, setGoalClosed } from '@/lib/store/kept/goals'
import { setDataKind } from '@/lib/store/shop-data'
import { toAlertSettings } from '@/lib/testing/around/alert-settings'
import { givenRun, givenTestResults } from '@/lib/testing/around/pipeline-records'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import type { AlertSettings } from '../alert-settings'
import { type AlertsRun, runAlerts } from '../run-alerts'

const db = useTestDatabase()
const NOON = new Date('2026-03-02T12:00:00Z')
const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

/** Nobody answers at that port, so that what is written is what is told. */
const TOLD = { slack: 'http://127.0.0.1:9/in' }

async function look(now: Date, settings: Partial<Omit<AlertSettings, 'alerts'>> = {}) {
  const { told } = await runAlerts(db(), { now, settings: toAlertSettings(TOLD, settings) })
  return toWords(told)
}

function toWords(told: AlertsRun['told']): string {
  return Object.entries(told)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')
}

const listOpen = () => db().alert.findMany({ where: { state: 'open' }, orderBy: { key: 'asc' } })

describe('a pipeline that does not run', () => {
  const late = (minutes: number) => look(at(minutes), { staleAfterMs: 30 * 60_000 })

  it('is told after its time, once, and when runs end again', async () => {
    await givenRun(db(), 'passed', { at: NOON })
    expect(await late(30)).toBe('')
    expect(await late(31)).toBe('1 opened')
    expect(await listOpen()).toMatchObject([
      {
        key: 'stale',
        severity: 'problem',
        title: 'The pipeline has not run in time',
        detail: expect.stringContaining('The last run ended at 2 Mar 2026, 12:00'),
      },
    ])
    expect(await late(500)).toBe('')
    await givenRun(db(), 'passed', { at: at(501) })
    expect(await late(502)).toBe('1 recovered')
  })

  it('is not told while a run that began in time is under way, and is told of one that hangs', async () => {
    await givenRun(db(), 'passed', { at: NOON })
    const hanging = await givenRun(db(), 'running', { at: null })
    await db().pipelineRun.update({ where: { id: hanging }, data: { startedAt: at(40) } })
    expect(await late(41)).toBe('')
    expect(await late(69)).toBe('')
    expect(await late(71)).toBe('1 opened')
  })

  it('is told though a run before it ended by a clock that was ahead', async () => {
    await givenRun(db(), 'passed', { at: at(10_000_000) })
    expect(await late(1)).toBe('1 opened')
    expect(await listOpen()).toMatchObject([{ detail: expect.stringContaining('by a clock that was ahead') }])
    await givenRun(db(), 'passed', { at: at(2) })
    expect(await late(3)).toBe('1 recovered')
    expect(await late(40)).toBe('1 opened')
  })

  it('is told though alerts were looked at by a clock that was ahead', async () => {
    await look(at(10_000_000))
    await givenRun(db(), 'passed', { at: NOON })
    expect(await late(31)).toBe('1 opened')
  })

  it('stays told while a run tries again', async () => {
    await givenRun(db(), 'passed', { at: NOON })
    expect(await late(31)).toBe('1 opened')
    const trying = await givenRun(db(), 'running', { at: null })
    await db().pipelineRun.update({ where: { id: trying }, data: { startedAt: at(40) } })
    expect(await late(41)).toBe('')
    expect(await listOpen()).toMatchObject([{ key: 'stale' }])
  })

  it('is over by a run that ends, and not because another process waits longer', async () => {
    await givenRun(db(), 'passed', { at: NOON })
    expect(await look(at(10_000))).toBe('')
    expect(await late(10_001)).toBe('1 opened')
    for (const minutes of [10_002, 10_004]) {
      expect(await look(at(minutes))).toBe('')
      expect(await late(minutes + 1)).toBe('')
    }
    await givenRun(db(), 'passed', { at: at(10_010) })
    expect(await look(at(10_011))).toBe('1 recovered')
  })
})

describe('a data test', () => {
  async function find(
    minutes: number,
    state: 'passed' | 'warned' | 'failed',
    { failures, test = 'not_null_event_session_id' }: Readonly<{ failures: number; test?: string }>,
  ) {
    const rows = Array.from({ length: Math.min(failures, 20) }, (_, row) => ({ row, at: minutes }))
    const run = await givenRun(db(), 'passed', { at: at(minutes), steps: { test: { state, rows: 1 } } })
    await givenTestResults(db(), run, at(minutes), { [test]: { state, rows, failures } })
    return look(at(minutes))
  }

  it('is told when it breaks, when it breaks otherwise, and when it passes', async () => {
    expect(await find(0, 'passed', { failures: 0 })).toBe('')
    expect(await find(15, 'failed', { failures: 1 })).toBe('1 opened')
    expect(await listOpen()).toMatchObject([
      {
        key: 'test:not_null_event_session_id',
        severity: 'problem',
        title: 'The data test not_null_event_session_id fails',
        since: at(15),
      },
    ])
    expect(await find(60, 'warned', { failures: 1 })).toBe('1 changed')
    expect(await find(75, 'passed', { failures: 0 })).toBe('1 recovered')
    expect(await listOpen()).toEqual([])
  })

  it('is told again when ten times as much breaks it as ever did, and not while it goes on, whichever rows they are', async () => {
    expect(await find(0, 'warned', { failures: 9 })).toBe('1 opened')
    expect(await find(15, 'warned', { failures: 9 })).toBe('')
    expect(await find(30, 'warned', { failures: 10 })).toBe('1 changed')
    for (const [index, failures] of [9, 11, 8, 99].entries())
      expect(await find(45 + index, 'warned', { failures })).toBe('')
    expect(await find(60, 'warned', { failures: 100 })).toBe('1 changed')
    expect(await find(75, 'passed', { failures: 0 })).toBe('1 recovered')
    expect(await find(90, 'warned', { failures: 1 })).toBe('1 opened')
  })

  it('that measures is told again by its state alone', async () => {
    const test = 'freshness_event_received_at'
    expect(await find(0, 'warned', { failures: 1, test })).toBe('1 opened')
    expect(await find(15, 'warned', { failures: 1000, test })).toBe('')
    expect(await find(30, 'failed', { failures: 1000, test })).toBe('1 changed')
  })
})

describe('a goal', () => {
  const goal = (target: number) => ({
    metric: toMetric('cart_per_view'),
    funnel: null,
    scope: { kind: 'shop' as const, name: null },
    quarter: { from: '2021-04-01', to: '2021-07-01' },
    target,
    owner: 'Ann',
    note: null,
  })

  it('is told when it is unlikely to be met, once a day of it, and no more when it is closed', async () => {
    const days = Array.from({ length: 100 }, (_, day) => day)
    await givenJourneys(db(), {
      ann: days.map((day) => `view:zz@${day}d cart:zz@${day}d`).join(' | '),
      bob: days.map((day) => `view:zz@${day}d`).join(' | '),
    })
    await createGoal(db(), goal(0.1))
    await createGoal(db(), goal(0.9))
    const noon = new Date('2021-05-20T12:00:00Z')
    await setDataKind(db(), 'demo')
    expect(await look(noon)).toBe('')
    await setDataKind(db(), 'real')
    expect(await look(noon)).toBe('1 opened')
    const [alert] = await listOpen()
    expect(alert).toMatchObject({ severity: 'warning', title: expect.stringMatching(/^A goal is at risk: /) })
    expect(alert?.detail).toContain('90 %')
    expect(alert?.detail).toContain('It belongs to Ann.')
    expect(await look(new Date('2021-05-20T13:00:00Z'))).toBe('')
    const risky = await db().goal.findFirstOrThrow({ where: { target: 0.9 } })
    await setGoalClosed(db(), String(risky.id), true)
    expect(await look(new Date('2021-05-20T14:00:00Z'))).toBe('1 recovered')
  })
})

describe('a step rate', () => {
  /** So many sessions of one product on each day, of which some add it. */
  async function givenDays(days: readonly number[], views: number, carts: number, name: string) {
    const journeys = Array.from({ length: views }, (_, user) => [
      `${name}${user}`,
      days.map((day) => `view:zz@${day}d${user < carts ? ` cart:zz@${day}d` : ''}`).join(' | '),
    ])
    await givenJourneys(db(), Object.fromEntries(journeys))
  }

  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
  // Journeys begin on 9 February 2021: 35 days and the one that sessions have to convert.
  const now = new Date('2021-03-17T12:00:00Z')

  it('is told when it moves by more than chance does, of a real shop', async () => {
    await givenDays([...range(0, 28)], 30, 15, 'before')
    await givenDays([...range(28, 35)], 30, 6, 'after')
    await setDataKind(db(), 'demo')
    expect(await look(now)).toBe('')
    await setDataKind(db(), 'real')
    expect(await look(now)).toBe('1 opened')
    const [alert] = await listOpen()
    expect(alert).toMatchObject({ key: 'rate:cart_per_view', fingerprint: 'down' })
    expect(alert?.title).toMatch(/ is down: /)
    expect(alert?.detail).toContain('20 % of sessions')
    expect(alert?.detail).toContain('50 % on ')
    expect(await look(now)).toBe('')
  })

  it('is not told when chance does as much', async () => {
    await givenDays([...range(0, 28)], 30, 15, 'before')
    await givenDays([...range(28, 35)], 30, 14, 'after')
    expect(await look(now)).toBe('')
    expect(await listOpen()).toEqual([])
  })
})
