import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/around/mail-receiver'
import type { Resolver } from './resolve-target'
import { type Mail, sendMail } from './send-mail'

const MAIL: Mail = {
  from: { name: 'Tundish', address: 'tundish@shop.example' },
  to: 'ann@shop.example',
  subject: 'Problem: a run failed',
  text: 'It failed.',
  html: '<p>It failed.</p>',
  messageId: '<1@shop.example>',
  headers: { 'X-Tundish-Delivery': '1' },
}
const AT_HOME = { allowPrivate: true, timeoutMs: 10_000 }
const toThisMachine: Resolver = async () => [{ address: '127.0.0.1', family: 4 }]

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function receive(options?: Parameters<typeof startMailReceiver>[0]): Promise<MailReceiver> {
  const receiver = await startMailReceiver(options)
  stops.push(receiver.stop)
  return receiver
}

/** The unfolded lines of a mail's head. */
function readHead(source: string): string[] {
  const [head = ''] = source.split('\r\n\r\n', 1)
  return head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
}

describe('a mail', () => {
  it('arrives as it was written, and the server says so', async () => {
    const { port, mails } = await receive()
    const answer = await sendMail(`smtp://127.0.0.1:${port}`, MAIL, AT_HOME)
    expect(answer).toBe(`127.0.0.1:${port} answered: 250 taken as 42`)
    expect(mails).toMatchObject([{ from: 'tundish@shop.example', to: ['ann@shop.example'] }])
    expect(readHead(mails[0]?.source ?? '')).toEqual(
      expect.arrayContaining([
        'From: Tundish <tundish@shop.example>',
        'To: ann@shop.example',
        'Subject: Problem: a run failed',
        'Message-ID: <1@shop.example>',
        'X-Tundish-Delivery: 1',
      ]),
    )
  })

  it('has one head and one receiver, whatever stands in its subject and address', async () => {
    const { port, mails } = await receive()
    const subject = 'a\r\nBcc: evil@evil.example\r\n\r\n<script>'
    await sendMail(`smtp://127.0.0.1:${port}`, { ...MAIL, subject }, AT_HOME)
    expect(mails[0]?.to).toEqual(['ann@shop.example'])
    const head = readHead(mails[0]?.source ?? '')
    expect(head.filter((line) => /^(bcc|subject):/i.test(line))).toEqual([
      'Subject: a Bcc: evil@evil.example <script>',
    ])
    const to = 'ann@shop.example, evil@evil.example'
    await sendMail(`smtp://127.0.0.1:${port}`, { ...MAIL, to }, AT_HOME).catch(() => {})
    for (const mail of mails) expect(mail.to).not.toContain('evil@evil.example')
  })

  it('reads no file and asks no address that its text names', async () => {
    const { port, mails } = await receive()
    const text = { path: '/etc/hostname' } as unknown as string
    await expect(sendMail(`smtp://127.0.0.1:${port}`, { ...MAIL, text }, AT_HOME)).rejects.toMatchObject({
      code: 'no_answer',
    })
    expect(mails).toEqual([])
  })
})

describe('the server', () => {
  it('is told a name and a password, with what was escaped in the URL', async () => {
    const asked: unknown[] = []
    const { port, mails } = await receive({
      authOptional: false,
      onAuth: ({ username, password }, _, done) => {
        asked.push([username, password])
        if (password === 'p@ss:word') done(null, { user: 'me' })
        else done(new Error('Wrong name or password'))
      },
    })
    await sendMail(`smtp://me%40shop:p%40ss%3Aword@127.0.0.1:${port}`, MAIL, AT_HOME)
    expect(mails).toMatchObject([{ user: 'me' }])
    const refused = sendMail(`smtp://me:wrong@127.0.0.1:${port}`, MAIL, AT_HOME)
    await expect(refused).rejects.toMatchObject({
      code: 'no_answer',
      message: `127.0.0.1:${port} answered: 535 Wrong name or password`,
    })
    expect(asked).toEqual([
      ['me@shop', 'p@ss:word'],
      ['me', 'wrong'],
    ])
  })

  it('is not trusted with a certificate of another time', async () => {
    const asked = vi.fn()
    const { port, mails } = await receive({ disabledCommands: [], onAuth: asked })
    const sent = sendMail(`smtp://me:secret@127.0.0.1:${port}`, MAIL, AT_HOME)
    await expect(sent).rejects.toThrow('did not answer as a mail server does (CERT_HAS_EXPIRED).')
    expect(asked).not.toHaveBeenCalled()
    expect(mails).toEqual([])
  })

  it('says why it refuses', async () => {
    const { port } = await receive({
      onRcptTo: (_, __, done) => done(new Error('Nobody of this name')),
    })
    await expect(sendMail(`smtp://127.0.0.1:${port}`, MAIL, AT_HOME)).rejects.toMatchObject({
      message: `127.0.0.1:${port} answered: 550 Nobody of this name`,
    })
  })

  it('that says nothing, or trickles, is not waited for', async () => {
    for (const line of ['', '220-wait\r\n']) {
      const server = createServer((socket) => {
        const timer = setInterval(() => socket.write(line), 10)
        socket.on('error', () => {}).on('close', () => clearInterval(timer))
      }).listen(0, '127.0.0.1')
      stops.push(() => server.close())
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      // A connection that is reset is closed, too.
      const closed = once(server, 'connection').then(
        ([socket]) => new Promise((resolve) => socket.once('close', resolve)),
      )
      const sent = sendMail(`smtp://127.0.0.1:${port}`, MAIL, { ...AT_HOME, timeoutMs: 200 })
      await expect(sent).rejects.toThrow(`127.0.0.1:${port} did not take the mail within 0.2 s.`)
      await closed
    }
  })

  it('that is not there, or is no mail server, is no answer', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    )
    stops.push(() => server.close())
    await once(server, 'listening')
    for (const port of [1, (server.address() as AddressInfo).port])
      await expect(sendMail(`smtp://127.0.0.1:${port}`, MAIL, AT_HOME)).rejects.toMatchObject({
        code: 'no_answer',
      })
  })

  it('is resolved once, and the connection goes there', async () => {
    const { port, mails } = await receive()
    const resolve = vi
      .fn<Resolver>()
      .mockImplementationOnce(toThisMachine)
      .mockRejectedValue(new Error('again'))
    await sendMail(`smtp://mail.example:${port}`, MAIL, AT_HOME, resolve)
    expect(mails).toHaveLength(1)
    expect(resolve).toHaveBeenCalledTimes(1)
  })
})

describe('without the setting', () => {
  const given = { allowPrivate: false, timeoutMs: 1000 }

  it.each([
    'smtp://127.0.0.1:25',
    'smtp://localhost:2525',
    'smtp://0x7f.1:587',
    'smtps://[::1]',
    'smtp://[::ffff:127.0.0.1]',
    'smtp://169.254.169.254:25',
    'smtp://10.0.0.1',
  ])('%s is not asked', async (server) => {
    await expect(sendMail(server, MAIL, given)).rejects.toMatchObject({ code: 'bad_target' })
  })

  it.each([
    'smtp://mail.example:22',
    'smtp://mail.example:6379',
    'http://mail.example',
    'smtp://',
    'mail.example',
  ])('%s is no mail server', async (server) => {
    const nobody = vi.fn<Resolver>()
    await expect(sendMail(server, MAIL, given, nobody)).rejects.toMatchObject({ code: 'bad_target' })
    expect(nobody).not.toHaveBeenCalled()
  })

  it('a name that leads here is not asked', async () => {
    await expect(sendMail('smtp://mail.example', MAIL, given, toThisMachine)).rejects.toMatchObject({
      code: 'bad_target',
      message:
        'mail.example does not lead to the public internet; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows that.',
    })
  })
})
