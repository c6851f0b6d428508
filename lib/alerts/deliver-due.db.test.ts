import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listDeliveries } from '@/lib/store/runs/alerts'
import { at, bodiesOf, NOON, SECRET, toWebhook, useAlertLooks } from '@/lib/testing/around/alert-looks'
import type { ReceivedRequest } from '@/lib/testing/around/http-receiver'

const { db, receive, receiveMail, look, givenBrokenRun, givenGoodRun } = useAlertLooks()

/** As docs/operations.md tells receivers to do it. */
function isGenuine({ headers, body }: ReceivedRequest, secret: string): boolean {
  const signed = `${headers['x-tundish-timestamp']}.${body}`
  const expected = `v1=${createHmac('sha256', secret).update(signed).digest('hex')}`
  return headers['x-tundish-signature'] === expected
}

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
    const mail = await receiveMail({
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('ann') ? Object.assign(new Error('No'), { responseCode }) : null),
    })
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
    const mail = await receiveMail({
      onMailFrom: (from, _, done) => {
        asked.push(from)
        done(Object.assign(new Error('No'), { responseCode: 550 }))
      },
    })
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
    const mail = await receiveMail()
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
