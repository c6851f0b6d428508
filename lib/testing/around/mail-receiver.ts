import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type ReceivedMail = Readonly<{
  from: string
  to: readonly string[]
  /** As it came over the wire, headers and all. */
  source: string
  user: string | undefined
}>

export type MailReceiver = Readonly<{
  port: number
  mails: readonly ReceivedMail[]
  stop: () => Promise<void>
}>

/** A real mail server on this machine that keeps what it is sent. */
export async function startMailReceiver(options: SMTPServerOptions = {}): Promise<MailReceiver> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope, user }, done) => {
      const keep = (source: string) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), source, user })
        done(null, 'taken as 42')
      }
      // What breaks off half-way is no mail.
      text(stream).then(keep, done)
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
