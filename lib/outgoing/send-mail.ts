import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { TundishError } from '@/lib/errors'
import { toLine } from '@/lib/format/to-line'
import { orAbort } from './or-abort'
import { type MailServer, parseMailServer } from './parse-target'
import { isPublicAddress } from './public-address'
import { type Resolver, resolveName, resolveTarget, toBareName, toPinnedLookup } from './resolve-target'

export type Mail = Readonly<{
  from: Readonly<{ name: string; address: string }>
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  headers: Readonly<Record<string, string>>
}>

type Given = Readonly<{
  /** Whether servers of the own machine and network may be asked, and any port. */
  allowPrivate: boolean
  /** For all of it. */
  timeoutMs: number
}>

const LONGEST_SUBJECT = 200
const LONGEST_ANSWER = 160
/** Whatever it was asked. */
const SHUTTING_DOWN = 421

/** A mail server is well, and does not take this mail for this address. Others may fare better. */
export class MailRefusal extends TundishError {
  /** It does not know the address, or wants nothing for it: asking again is of no use. */
  readonly isFinal: boolean

  constructor(sentence: string, { isFinal, cause }: Readonly<{ isFinal: boolean; cause: unknown }>) {
    super('no_answer', sentence, { cause })
    this.name = 'MailRefusal'
    this.isFinal = isFinal
  }
}

/**
 * Hands a mail to a server, smtp:// or smtps://, and resolves to what the server said. The name is resolved once, all its
 * addresses are judged, and the connection goes to one of these; the certificate must be the name's. A password goes
 * unencrypted to nobody but the own network. Throws `bad_target`, and `no_answer` where the mail is not taken in time, as a
 * MailRefusal where the server refuses this one alone.
 */
export async function sendMail(
  server: string,
  mail: Mail,
  given: Given,
  resolve: Resolver = resolveName,
): Promise<string> {
  // Before there is a socket, whose errors somebody has to hear at any time.
  const { createTransport } = await import('nodemailer')
  const parsed = parseMailServer(server, given)
  const { url, port } = parsed
  const limit = AbortSignal.timeout(given.timeoutMs)
  let socket: Socket | undefined
  try {
    const addresses = await orAbort(resolveTarget(url, { ...given, resolve }), limit)
    const isPublic = addresses.some(({ address }) => isPublicAddress(address))
    socket = connect({ host: toBareName(url), port, lookup: toPinnedLookup(addresses) })
    await once(socket, 'connect', { signal: limit })
    const transport = createTransport({ ...toOptions(parsed, isPublic), connection: socket })
    const { response } = await orAbort(transport.sendMail(toMessage(mail)), limit)
    return `${url.host} answered: ${toLine(response, LONGEST_ANSWER)}`
  } catch (cause) {
    if (cause instanceof TundishError) throw cause
    const sentence = explain(cause, url, limit.aborted ? given.timeoutMs : null)
    const refusal = toRefusal(cause)
    if (refusal && !limit.aborted) throw new MailRefusal(sentence, { ...refusal, cause })
    throw new TundishError('no_answer', sentence, { cause })
  } finally {
    socket?.on('error', () => {})
    socket?.destroy()
  }
}

function toOptions({ url, port, isSecure, account }: MailServer, isPublic: boolean) {
  return {
    host: toBareName(url),
    port,
    secure: isSecure,
    requireTLS: account !== null && isPublic,
    ...(account && { auth: account }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Addresses as objects are not parsed: no comma or quote in them begins another. */
function toMessage({ from, to, subject, ...rest }: Mail) {
  return { ...rest, from, to: { name: '', address: to }, subject: toLine(subject, LONGEST_SUBJECT) }
}

/** Null for what would be refused to any other address, too. By RFC 5321 an answer of 5xx is for good. */
function toRefusal(cause: unknown): Readonly<{ isFinal: boolean }> | null {
  const { command, responseCode } = Object(cause) as { command?: unknown; responseCode?: unknown }
  if (typeof responseCode !== 'number' || responseCode === SHUTTING_DOWN) return null
  if (command !== 'RCPT TO' && command !== 'DATA') return null
  return { isFinal: command === 'RCPT TO' && responseCode >= 500 }
}

/** The server's own words where there are any; never what was sent. */
function explain(cause: unknown, { host }: URL, timeoutMs: number | null): string {
  if (timeoutMs !== null) return `${host} did not take the mail within ${timeoutMs / 1000} s.`
  const said = cause instanceof Error && 'response' in cause ? cause.response : null
  if (typeof said === 'string' && said !== '') return `${host} answered: ${toLine(said, LONGEST_ANSWER)}`
  const { code, originalCode } = Object(cause) as { code?: unknown; originalCode?: unknown }
  if (code === 'ETLS') return `${host} does not speak TLS as it should, and a password is not sent without.`
  const name = originalCode ?? code
  return `${host} did not answer as a mail server does${typeof name === 'string' ? ` (${name})` : ''}.`
}
