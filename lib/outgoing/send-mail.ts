import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { TundishError } from '@/lib/errors'
import { toLine } from '@/lib/format/to-line'
import { orAbort } from './or-abort'
import { isPublicAddress } from './public-address'
import { type Resolver, resolveName, resolveTarget, toPinnedLookup } from './resolve-target'

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
const PORTS = new Set([25, 465, 587, 2525])

/**
 * Hands a mail to a server, smtp:// or smtps://, and resolves to what the server said. The name is resolved once, all its
 * addresses are judged, and the connection goes to one of these; the certificate must be the name's. A password goes
 * unencrypted to nobody but the own network. Throws `bad_target`, and `no_answer` where the mail is not taken in time.
 */
export async function sendMail(
  server: string,
  mail: Mail,
  given: Given,
  resolve: Resolver = resolveName,
): Promise<string> {
  const url = parseServer(server, given)
  const limit = AbortSignal.timeout(given.timeoutMs)
  let socket: Socket | undefined
  try {
    const addresses = await orAbort(resolveTarget(url, { ...given, resolve }), limit)
    const isPublic = addresses.some(({ address }) => isPublicAddress(address))
    socket = connect({ host: toBareName(url), port: toPort(url), lookup: toPinnedLookup(addresses) })
    await once(socket, 'connect', { signal: limit })
    const transport = createTransport({ ...toOptions(url, isPublic), connection: socket })
    const { response } = await orAbort(transport.sendMail(toMessage(mail)), limit)
    return `${url.host} answered: ${toLine(response, LONGEST_ANSWER)}`
  } catch (cause) {
    if (cause instanceof TundishError) throw cause
    throw new TundishError('no_answer', explain(cause, url, limit.aborted ? given.timeoutMs : null), {
      cause,
    })
  } finally {
    socket?.on('error', () => {})
    socket?.destroy()
  }
}

function parseServer(text: string, { allowPrivate }: Given): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new TundishError('bad_target', 'The mail server must be a URL with smtp:// or smtps://.')
  if (!allowPrivate && !PORTS.has(toPort(url)))
    throw new TundishError('bad_target', 'The mail server must use port 25, 465, 587 or 2525.')
  return url
}

function toPort({ protocol, port }: URL): number {
  return port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port)
}

function toOptions(url: URL, isPublic: boolean) {
  const { protocol, username, password } = url
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    host: toBareName(url),
    port: toPort(url),
    secure: protocol === 'smtps:',
    requireTLS: username !== '' && isPublic,
    ...(username !== '' && { auth }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Addresses as objects are not parsed: no comma or quote in them begins another. */
function toMessage({ from, to, subject, ...rest }: Mail) {
  return { ...rest, from, to: { name: '', address: to }, subject: toLine(subject, LONGEST_SUBJECT) }
}

function toBareName({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
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
