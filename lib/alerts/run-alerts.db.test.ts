import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { AlertEnv } from '@/lib/alert-env'
import { listDeliveries, listOpenAlerts } from '@/lib/store/runs/alerts'
import { toAlertSettings } from '@/lib/testing/alert-settings'
import {
  type Answer,
  type HttpReceiver,
  type ReceivedRequest,
  startHttpReceiver,
} from '@/lib/testing/http-receiver'
import { startMailReceiver } from '@/lib/testing/mail-receiver'
import { givenRun } from '@/lib/testing/pipeline-records'
import { useTestDatabase } from '@/lib/testing/test-database'
import { runAlerts } from './run-alerts'

const db = useTestDatabase()
const NOON = new Date('2026-03-02T12:00:00Z')
const SECRET = 'a secret of receivers'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function receive(
  answer: (request: ReceivedRequest, count: number) => Answer = () => ({ status: 200 }),
) {
  const receiver = await startHttpReceiver(answer)
  stops.push(receiver.stop)
  return receiver
}

const toWebhook = ({ url }: Pick<HttpReceiver, 'url'>): Partial<AlertEnv> => ({
  webhook: { url: `${url}/in`, secret: SECRET },
})

/** So many minutes after noon. */
const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

const look = (minutes: number, alerts: Partial<AlertEnv>) =>
  runAlerts(db(), { now: at(minutes), settings: toAlertSettings(alerts) })

const BROKEN_IMPORT = { import: { state: 'failed', message: 'orders.csv has no column order_id.' } } as const

const givenBrokenRun = (minutes: number) =>
  givenRun(db(), 'failed', { at: at(minutes), steps: BROKEN_IMPORT })
const ALL_WELL = { import: { state: 'passed' }, refresh: { state: 'passed' } } as const

const givenGoodRun = (minutes: number) => givenRun(db(), 'passed', { at: at(minutes), steps: ALL_WELL })

const bodiesOf = ({ requests }: HttpReceiver) => requests.map(({ body }) => JSON.parse(body))

/** As docs/operations.md tells receivers to do it. */
function isGenuine({ headers, body }: ReceivedRequest, secret: string): boolean {
  const signed = `${headers['x-tundish-timestamp']}.${body}`
  const expected = `v1=${createHmac('sha256', secret).update(signed).digest('hex')}`
  return headers['x-tundish-signature'] === expected
}

describe('a run that fails', () => {
  it('is told to everybody once, and once that it is over', async () => {
    const [slack, hook, mail] = [await receive(), await receive(), await startMailReceiver()]
    stops.push(mail.stop)
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

describe('a receiver that fails', () => {
  it('gets the same delivery again, signed anew, until it takes it', async () => {
    const hook = await receive((_, count) => ({ status: count <= 2 ? 500 : 200 }))
    await givenBrokenRun(-1)
    for (const minutes of [0, 0.5, 1.5, 3, 7, 20]) await look(minutes, toWebhook(hook))
    const { requests } = hook
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(({ headers }) => headers['x-tundish-delivery'])).size).toBe(1)
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1)
    const seconds = requests.map(
      ({ headers }) => Number(headers['x-tundish-timestamp']) - NOON.getTime() / 1000,
    )
    // A look takes a while itself.
    expect(seconds.map((one) => Math.floor(one / 30) * 30)).toEqual([0, 90, 420])
    for (const request of requests) {
      expect(isGenuine(request, SECRET)).toBe(true)
      expect(isGenuine(request, 'another secret')).toBe(false)
      expect(isGenuine({ ...request, body: `${request.body} ` }, SECRET)).toBe(false)
    }
    expect(await listDeliveries(db(), 10)).toMatchObject([
      { state: 'delivered', attempts: 3, lastError: null },
    ])
  })

  it('is given up after seven attempts in a day and a half', async () => {
    const hook = await receive(() => ({ status: 503 }))
    await givenBrokenRun(-1)
    const pauses = [1, 5, 30, 120, 360, 1440]
    let minutes = 0
    for (const pause of [...pauses, 10_000]) {
      await look(minutes, toWebhook(hook))
      minutes += pause + 1
    }
    await look(minutes, toWebhook(hook))
    expect(hook.requests).toHaveLength(7)
    const [delivery] = await listDeliveries(db(), 1)
    expect(delivery).toMatchObject({ state: 'dead', attempts: 7, nextAttemptAt: null })
    expect(delivery?.lastError).toMatch(/^127\.0\.0\.1:\d+ answered 503\.$/)
  })

  it('that wants no more is not asked again', async () => {
    const hook = await receive(() => ({ status: 410 }))
    await givenBrokenRun(-1)
    for (const minutes of [0, 2, 10]) await look(minutes, toWebhook(hook))
    expect(hook.requests).toHaveLength(1)
    expect(await listDeliveries(db(), 1)).toMatchObject([{ state: 'dead', attempts: 1 }])
  })

  it('that points elsewhere is a failure, and elsewhere is not asked', async () => {
    const elsewhere = await receive()
    const hook = await receive(() => ({ status: 307, headers: { Location: elsewhere.url } }))
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    expect([hook.requests.length, elsewhere.requests.length]).toEqual([1, 0])
    const [delivery] = await listDeliveries(db(), 1)
    expect(delivery).toMatchObject({ state: 'waiting', nextAttemptAt: expect.any(Date) })
    expect(delivery?.lastError).toContain('a redirect, which is not followed')
  })

  it('that says nothing is not waited for', async () => {
    const hook = await receive(() => null)
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    const [delivery] = await listDeliveries(db(), 1)
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(delivery?.lastError).toContain('did not answer within 10 s')
  })

  it('hears of one alert in its order: that it is over not before that it began', async () => {
    let isUp = false
    const hook = await receive(() => ({ status: isUp ? 200 : 500 }))
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    await givenGoodRun(0.1)
    await look(0.2, toWebhook(hook))
    isUp = true
    await look(2, toWebhook(hook))
    expect(bodiesOf(hook).map(({ kind }) => kind)).toEqual(['opened', 'opened', 'recovered'])
  })

  it('does not keep the others waiting', async () => {
    const [slack, hook] = [await receive(() => ({ status: 500 })), await receive()]
    await givenBrokenRun(-1)
    const channels = { ...toWebhook(hook), slack: slack.url }
    expect(await look(0, channels)).toMatchObject({ delivered: 1, failed: 1 })
    expect(hook.requests).toHaveLength(1)
  })

  it('is left to those who have it in their settings', async () => {
    const hook = await receive((_, count) => ({ status: count === 1 ? 500 : 200 }))
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    expect(await look(5, {})).toMatchObject({ delivered: 0, failed: 0 })
    expect(await listDeliveries(db(), 1)).toMatchObject([{ state: 'waiting', attempts: 1 }])
    expect(await look(6, toWebhook(hook))).toMatchObject({ delivered: 1 })
  })

  it('and is in the settings of nobody is given up after two days', async () => {
    const hook = await receive(() => ({ status: 500 }))
    const slack = await receive()
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    const [opened] = await listDeliveries(db(), 1)
    await givenGoodRun(1)
    await look(2, { ...toWebhook(hook), slack: slack.url })
    const later = 2 * 24 * 60 + 10
    for (const minutes of [5, later, later + 1]) await look(minutes, { slack: slack.url })
    expect(await listDeliveries(db(), 3)).toMatchObject([
      { channel: 'webhook', kind: 'recovered', state: 'dead' },
      { channel: 'slack', kind: 'recovered', state: 'delivered' },
      { id: opened?.id, state: 'dead', lastError: 'This receiver is not set up.' },
    ])
  })
})

describe('a mailbox that is refused', () => {
  it.each([
    [550, 'dead'],
    [450, 'waiting'],
  ] as const)('with %i is %s, and keeps no other waiting', async (responseCode, state) => {
    const mail = await startMailReceiver({
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('ann') ? Object.assign(new Error('No'), { responseCode }) : null),
    })
    stops.push(mail.stop)
    await givenBrokenRun(-1)
    const email = {
      server: `smtp://127.0.0.1:${mail.port}`,
      from: 'tundish@shop.example',
      to: ['ann@shop.example', 'bob@shop.example'],
    }
    expect(await look(0, { email })).toMatchObject({ delivered: 1, failed: 1 })
    expect(mail.mails.map(({ to }) => to)).toEqual([['bob@shop.example']])
    expect(await listDeliveries(db(), 2)).toMatchObject([
      { recipient: 'bob@shop.example', state: 'delivered' },
      { recipient: 'ann@shop.example', state, attempts: 1 },
    ])
  })

  it('by a server that takes nothing from us is tried once for all', async () => {
    const asked: unknown[] = []
    const mail = await startMailReceiver({
      onMailFrom: (from, _, done) => {
        asked.push(from)
        done(Object.assign(new Error('No'), { responseCode: 550 }))
      },
    })
    stops.push(mail.stop)
    await givenBrokenRun(-1)
    const email = {
      server: `smtp://127.0.0.1:${mail.port}`,
      from: 'tundish@shop.example',
      to: ['ann@shop.example', 'bob@shop.example'],
    }
    expect(await look(0, { email })).toMatchObject({ delivered: 0, failed: 1 })
    expect(asked).toHaveLength(1)
    expect(await listDeliveries(db(), 2)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }])
  })
})

describe('what a process had in its hands when it died', () => {
  it('is sent by another one after a minute, with the same id', async () => {
    const hook = await receive()
    await givenBrokenRun(-1)
    await look(0, toWebhook(hook))
    const [first] = await listDeliveries(db(), 1)
    await db().alertDelivery.updateMany({
      data: { state: 'waiting', nextAttemptAt: at(1), deliveredAt: null },
    })
    await look(0.9, toWebhook(hook))
    expect(hook.requests).toHaveLength(1)
    await look(1.1, toWebhook(hook))
    expect(bodiesOf(hook).map(({ id }) => id)).toEqual([first?.id, first?.id])
  })
})

describe('the own network', () => {
  it.each([
    ['a port of no web server', (url: string) => url],
    ['this machine', () => 'http://127.0.0.1:8080/in'],
    ['this machine by its name', () => 'http://localhost:8080/in'],
    ['a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
  ])('is not asked without the setting: %s', async (_, toUrl) => {
    const receiver = await receive()
    await givenBrokenRun(-1)
    const url = toUrl(receiver.url)
    await look(0, { allowPrivate: false, webhook: { url, secret: SECRET }, slack: url })
    expect(receiver.requests).toHaveLength(0)
    const deliveries = await listDeliveries(db(), 9)
    expect(deliveries).toHaveLength(2)
    for (const { state, lastError } of deliveries) {
      expect(state).toBe('waiting')
      expect(lastError).toMatch(/does not lead to the public internet|must use port/)
    }
  })

  it('has mail servers, which are not asked either', async () => {
    const mail = await startMailReceiver()
    stops.push(mail.stop)
    await givenBrokenRun(-1)
    for (const [minutes, server] of [
      [0, `smtp://127.0.0.1:${mail.port}`],
      [2, 'smtp://localhost:2525'],
    ] as const) {
      await look(minutes, {
        allowPrivate: false,
        email: { server, from: 'a@b.example', to: ['c@d.example'] },
      })
      const [delivery] = await listDeliveries(db(), 1)
      expect(delivery?.lastError).toMatch(/does not lead to the public internet|must use port/)
    }
    expect(mail.mails).toEqual([])
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
