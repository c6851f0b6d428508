import { describe, expect, it } from 'vitest'
import { listOpenAlerts } from '@/lib/store/runs/alerts'
import {
  ALL_WELL,
  at,
  BROKEN_IMPORT,
  bodiesOf,
  NOON,
  toWebhook,
  useAlertLooks,
} from '@/lib/testing/around/alert-looks'
import { toAlertSettings } from '@/lib/testing/around/alert-settings'
import type { HttpReceiver } from '@/lib/testing/around/http-receiver'
import { givenRun } from '@/lib/testing/around/pipeline-records'
import { runAlerts } from './run-alerts'

const { db, receive, receiveMail, look, givenBrokenRun, givenGoodRun } = useAlertLooks()

describe('a run that fails', () => {
  it('is told to everybody once, and once that it is over', async () => {
    const [slack, hook, mail] = [await receive(), await receive(), await receiveMail()]
    const channels = {
      ...toWebhook(hook),
      slack: `${slack.url}/services/T/B/x`,
      email: {
        server: `smtp://127.0.0.1:${mail.port}`,
        from: 'tundish@shop.example',
        to: ['ann@shop.example', 'bob@shop.example'],
      },
    }
    await givenBrokenRun(-1)
    expect(await look(0, channels)).toEqual({
      told: { opened: 1, changed: 0, recovered: 0 },
      delivered: 4,
      failed: 0,
    })
    await givenBrokenRun(14)
    expect(await look(15, channels)).toMatchObject({ told: { opened: 0, changed: 0 }, delivered: 0 })
    await givenGoodRun(29)
    expect(await look(30, channels)).toMatchObject({ told: { recovered: 1 }, delivered: 4 })
    expect(await look(31, channels)).toMatchObject({ told: { recovered: 0 }, delivered: 0 })

    expect(bodiesOf(hook)).toEqual([
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        kind: 'opened',
        alert: 'run',
        severity: 'problem',
        title: 'A run of the pipeline failed at Import',
        detail: 'Import: orders.csv has no column order_id.',
        url: 'https://funnel.example/data/runs/1',
        since: '2026-03-02T12:00:00.000Z',
      },
      {
        id: expect.any(String),
        kind: 'recovered',
        alert: 'run',
        severity: 'problem',
        title: 'A run of the pipeline failed at Import',
        detail: 'Every step of the pipeline came to its end when it last ran.',
        url: 'https://funnel.example/data/runs/2',
        since: '2026-03-02T12:30:00.000Z',
      },
    ])
    expect(bodiesOf(slack).map(({ text }) => text.split('\n')[0])).toEqual([
      'Problem: A run of the pipeline failed at Import',
      'Over: A run of the pipeline failed at Import',
    ])
    expect(mail.mails.map(({ to }) => to).sort()).toEqual([
      ['ann@shop.example'],
      ['ann@shop.example'],
      ['bob@shop.example'],
      ['bob@shop.example'],
    ])
    expect(mail.mails[0]?.source).toContain('Subject: Problem: A run of the pipeline failed at Import')
  })

  it('is told again when it fails for another reason', async () => {
    const hook = await receive()
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    await givenRun(db(), 'failed', {
      at: at(14),
      steps: { ...ALL_WELL, refresh: { state: 'failed', message: 'The database is busy.' } },
    })
    await look(15, toWebhook(hook))
    expect(bodiesOf(hook).map(({ kind, title }) => [kind, title])).toEqual([
      ['opened', 'A run of the pipeline failed at Import'],
      ['changed', 'A run of the pipeline failed at Refresh'],
    ])
    expect(await listOpenAlerts(db())).toMatchObject([{ key: 'run', since: NOON, toldAt: at(15) }])
  })

  it('is not over by a run of other steps, nor by one in which it was skipped', async () => {
    const hook = await receive()
    const docs = { docs: { state: 'passed' } } as const
    const broken = { state: 'failed', message: 'The database is busy.' } as const
    await givenRun(db(), 'failed', { at: at(-1), steps: { ...ALL_WELL, refresh: broken } })
    expect(await look(0, toWebhook(hook))).toMatchObject({ told: { opened: 1 } })
    await givenRun(db(), 'passed', { at: at(1), steps: docs })
    expect(await look(2, toWebhook(hook))).toMatchObject({ told: { changed: 0, recovered: 0 } })
    await givenRun(db(), 'failed', { at: at(3), steps: { ...BROKEN_IMPORT, refresh: { state: 'skipped' } } })
    expect(await look(4, toWebhook(hook))).toMatchObject({ told: { changed: 1, recovered: 0 } })
    expect(await listOpenAlerts(db())).toMatchObject([
      { title: 'A run of the pipeline failed at Import and Refresh' },
    ])
    await givenRun(db(), 'passed', { at: at(5), steps: { ...ALL_WELL, ...docs } })
    expect(await look(6, toWebhook(hook))).toMatchObject({ told: { recovered: 1 } })
  })

  it('is told where it ended before its steps did', async () => {
    const hook = await receive()
    await givenRun(db(), 'failed', {
      at: at(-1),
      steps: { ...ALL_WELL, refresh: { state: 'waiting' } },
    })
    expect(await look(0, toWebhook(hook))).toMatchObject({ told: { opened: 1 } })
    expect(bodiesOf(hook)).toMatchObject([
      {
        title: 'A run of the pipeline failed',
        detail: 'It ended before all of its steps were tried; the log of the server says more.',
      },
    ])
    await givenGoodRun(1)
    expect(await look(2, toWebhook(hook))).toMatchObject({ told: { recovered: 1 } })
  })

  it('at its data tests alone is told by these', async () => {
    const hook = await receive()
    await givenRun(db(), 'failed', {
      at: at(-1),
      steps: { ...ALL_WELL, test: { state: 'failed', rows: 20 } },
    })
    expect(await look(0, toWebhook(hook))).toMatchObject({ told: { opened: 0 } })
    await givenRun(db(), 'failed', { at: at(1), steps: { test: { state: 'failed', message: 'No time.' } } })
    expect(await look(2, toWebhook(hook))).toMatchObject({ told: { opened: 1 } })
  })

  it('is told once receivers are set up, not lost before', async () => {
    const hook = await receive()
    await givenBrokenRun(-1)
    expect(await look(0, {})).toMatchObject({ told: { opened: 0 }, delivered: 0 })
    expect(await listOpenAlerts(db())).toMatchObject([{ key: 'run', toldAt: null }])
    expect(await look(5, toWebhook(hook))).toMatchObject({ told: { opened: 1 }, delivered: 1 })
  })

  it('is told once by ten processes that look at the same moment', async () => {
    const hook = await receive()
    await givenBrokenRun(-1)
    const runs = await Promise.all(Array.from({ length: 10 }, () => look(0, toWebhook(hook))))
    expect(runs.reduce((sum, { told }) => sum + told.opened, 0)).toBe(1)
    expect(runs.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1)
    expect(hook.requests).toHaveLength(1)
  })

  it('is not told by a judgement that is older than the last', async () => {
    const hook = await receive()
    await givenGoodRun(-2)
    await look(0, toWebhook(hook))
    await givenBrokenRun(-1)
    expect(await look(-1, toWebhook(hook))).toMatchObject({ told: { opened: 0 } })
    expect(await look(1, toWebhook(hook))).toMatchObject({ told: { opened: 1 } })
  })
})

describe('quiet hours', () => {
  const NIGHT = { from: 22 * 60, to: 7 * 60 }
  const berlin = (now: string, hook: HttpReceiver) =>
    runAlerts(db(), {
      now: new Date(now),
      settings: toAlertSettings({ ...toWebhook(hook), quietHours: NIGHT }, { timeZone: 'Europe/Berlin' }),
    })

  it('hold back what opens in them until they end, on the clock of the night in which clocks change', async () => {
    const hook = await receive()
    await givenRun(db(), 'failed', { at: new Date('2026-03-28T22:00:00Z'), steps: BROKEN_IMPORT })
    await berlin('2026-03-28T22:01:00Z', hook)
    await berlin('2026-03-29T04:59:00Z', hook)
    expect(hook.requests).toHaveLength(0)
    await berlin('2026-03-29T05:00:00Z', hook)
    expect(bodiesOf(hook).map(({ kind, since }) => [kind, since])).toEqual([
      ['opened', '2026-03-28T22:01:00.000Z'],
    ])
  })

  it('hold back repeats and recoveries, too; what opened and ended in them is never told', async () => {
    let isUp = false
    const hook = await receive(() => ({ status: isUp ? 200 : 500 }))
    await givenRun(db(), 'failed', { at: new Date('2026-01-15T20:00:00Z'), steps: BROKEN_IMPORT })
    await berlin('2026-01-15T20:59:00Z', hook)
    isUp = true
    await berlin('2026-01-15T23:00:00Z', hook)
    expect(hook.requests).toHaveLength(1)
    await givenRun(db(), 'passed', { at: new Date('2026-01-16T00:00:00Z'), steps: ALL_WELL })
    await berlin('2026-01-16T00:01:00Z', hook)
    await givenRun(db(), 'interrupted', {
      at: new Date('2026-01-16T02:00:00Z'),
      steps: { refresh: { state: 'interrupted' } },
    })
    await berlin('2026-01-16T02:01:00Z', hook)
    await givenRun(db(), 'passed', { at: new Date('2026-01-16T03:00:00Z'), steps: ALL_WELL })
    await berlin('2026-01-16T03:01:00Z', hook)
    expect(hook.requests).toHaveLength(1)
    await berlin('2026-01-16T06:00:00Z', hook)
    expect(bodiesOf(hook).map(({ kind, title }) => [kind, title])).toEqual([
      ['opened', 'A run of the pipeline failed at Import'],
      ['opened', 'A run of the pipeline failed at Import'],
      ['recovered', 'A run of the pipeline failed at Import'],
    ])
  })
})
