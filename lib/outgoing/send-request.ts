import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { TundishError } from '@/lib/errors'
import { orAbort } from './or-abort'
import { parseTarget } from './parse-target'
import { type Resolver, resolveName, resolveTarget, toPinnedLookup } from './resolve-target'

export type OutgoingRequest = Readonly<{
  method: 'GET' | 'POST'
  /** Host, Content-Length and Connection are set here, and not taken from it. */
  headers: Readonly<Record<string, string>>
  /** Null: none. */
  body: string | null
  /** For all of it, from the name to the last byte. */
  timeoutMs: number
  /** Most bytes of the answer's body. */
  mostBytes: number
  /** Whether the own machine and network may be asked, and any port. */
  allowPrivate: boolean
}>

export type OutgoingAnswer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>

/** Headers that the connection needs as they are. */
const SET_HERE = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'expect',
  'upgrade',
  'te',
])

/**
 * The one way out to another server. The name is resolved once, all its addresses are judged, and the connection goes to
 * one of these. A redirect is an answer like any other and not followed; proxies of the environment are not used. Throws
 * `bad_target` for what may not be asked, `no_answer` where none comes in time or in size. Tests bring a `resolve`.
 */
export async function sendRequest(
  target: string,
  given: OutgoingRequest,
  resolve: Resolver = resolveName,
): Promise<OutgoingAnswer> {
  const { allowPrivate, timeoutMs } = given
  const url = parseTarget(target, given)
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const addresses = await orAbort(resolveTarget(url, { allowPrivate, resolve }), limit)
    const response = await ask(url, given, { lookup: toPinnedLookup(addresses), signal: limit })
    const body = await readBody(response, given.mostBytes, url)
    return { status: response.statusCode ?? 0, headers: response.headers, body }
  } catch (cause) {
    if (cause instanceof TundishError) throw cause
    const why = limit.aborted ? ` within ${timeoutMs / 1000} s` : ''
    throw new TundishError('no_answer', `${url.host} did not answer${why}.`, { cause })
  }
}

async function ask(
  url: URL,
  { method, headers, body }: OutgoingRequest,
  connection: Readonly<{ lookup: ReturnType<typeof toPinnedLookup>; signal: AbortSignal }>,
): Promise<IncomingMessage> {
  const bytes = Buffer.from(body ?? '')
  const kept = Object.entries(headers).filter(([name]) => !SET_HERE.has(name.toLowerCase()))
  const own = { 'Content-Length': bytes.length, Connection: 'close' }
  const send = url.protocol === 'https:' ? overHttps : overHttp
  // An agent of its own: the shared one may hold a connection that was opened for somebody else, or know a proxy.
  const request = send(url, {
    ...connection,
    method,
    agent: false,
    headers: { ...Object.fromEntries(kept), ...own },
  })
  // Whatever happens after the answer began is told by the answer.
  request.on('error', () => {})
  request.end(bytes)
  const [response] = await once(request, 'response', { signal: connection.signal })
  return response
}

async function readBody(response: IncomingMessage, mostBytes: number, { host }: URL): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += chunk.length
    // Leaving the loop closes the connection.
    if (bytes > mostBytes)
      throw new TundishError('no_answer', `${host} answered with more than ${mostBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
