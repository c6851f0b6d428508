import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  ADDRESS_HEADER,
  type Connection,
  DIRECT_HEADER,
  HTTPS_HEADER,
  isDirect,
  isInternalHeader,
  toConnection,
} from '@/lib/access/requests/connection'
import { isPlainTarget, toPath } from '@/lib/access/requests/request-target'
import { type Provenance, toOrigin } from '@/lib/access/requests/same-origin'
import { toStandingHeaders } from '@/lib/access/requests/security-headers'
import { isOfClients } from '@/lib/ingest/live/read-call'
import { BAD_METHOD, findRefusal, type Refusal } from './find-refusal'

/** What is behind the door, and answers the requests that may come in. */
export type Application = Readonly<{
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** The same of calls that send events. */
  take: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Takes over a connection that asks for another protocol; null where none is spoken. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null
  /** Whether it can read this value of Next-Router-State-Tree, which else it meets as a fault of its own. */
  isRouterState: (value: string) => boolean
}>

export type FrontDoorOptions = Readonly<{
  /** How many trusted proxies stand in front. */
  proxies: number
  /** Whether only this machine is meant to ask. */
  localOnly: boolean
}>

/** Whoever is slower than these milliseconds, or says more in its headers, holds a connection for nothing. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
}

const ALLOW = 'GET, HEAD, POST, OPTIONS'

const FAULT: Refusal = {
  status: 500,
  code: 'internal',
  sentence: 'Something went wrong here; the log of the server says what.',
}

/**
 * The server of all requests (docs/decisions/0020). It turns away what nobody honest sends, drops headers that only we
 * or a trusted proxy may write, says in headers of its own who asks, and puts the standing security headers on every
 * answer. What fails behind it is logged without the address, which may hold the token of a share link.
 */
export function createFrontDoor(
  { answer, take, upgrade, isRouterState }: Application,
  options: FrontDoorOptions,
): Server {
  const door = createServer(LIMITS, (request, response) => {
    if (!isAdmitted(request, response, { ...options, isRouterState })) return
    const isCall = isOfClients(toPath(request.url ?? ''))
    const answered = isCall ? take(request, response) : answer(request, response)
    answered.catch((error: unknown) => {
      console.error(error)
      if (response.headersSent) response.destroy()
      else refuse(request, response, FAULT)
    })
  })
  door.on('upgrade', (request, socket, head) => {
    if (upgrade && isPlainTarget(request.url ?? '')) upgrade(request, socket, head)
    else socket.destroy()
  })
  // Nothing leads through here to another server.
  door.on('connect', (_request, socket) => {
    socket.on('error', () => {})
    socket.end(
      `HTTP/1.1 ${BAD_METHOD.status} Method Not Allowed\r\nAllow: ${ALLOW}\r\nConnection: close\r\n\r\n`,
    )
  })
  return door
}

/** Readies a request and its answer for the application; false when it was turned away instead. */
function isAdmitted(
  request: IncomingMessage,
  response: ServerResponse,
  { proxies, localOnly, isRouterState }: FrontDoorOptions & Pick<Application, 'isRouterState'>,
): boolean {
  const { headers, socket, url = '' } = request
  const peer = { peer: socket.remoteAddress ?? '', isEncrypted: 'encrypted' in socket }
  const connection = toConnection(headers, peer, proxies)
  const provenance = readProvenance(request, connection)
  const standing = toStandingHeaders(url, connection)
  for (const [name, value] of Object.entries(standing)) response.setHeader(name, value)
  const refusal = findRefusal(request, { provenance, localOnly, isRouterState })
  if (refusal) refuse(request, response, refusal)
  else rewriteHeaders(request, connection, provenance)
  return refusal === null
}

function readProvenance({ headers }: IncomingMessage, { isHttps }: Connection): Provenance {
  const fetchSite = headers['sec-fetch-site']
  return {
    origin: headers.origin ?? null,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : null,
    host: headers.host ?? null,
    isHttps,
  }
}

/** From here on these headers are our own word. */
function rewriteHeaders(request: IncomingMessage, connection: Connection, provenance: Provenance): void {
  const { headers, httpVersion } = request
  const isStraight = isDirect(headers, httpVersion)
  for (const name of Object.keys(headers)) if (isInternalHeader(name)) delete headers[name]
  headers[ADDRESS_HEADER] = connection.address
  if (isStraight) headers[DIRECT_HEADER] = '1'
  if (connection.isHttps) headers[HTTPS_HEADER] = '1'
  headers['x-forwarded-for'] = connection.address
  headers['x-forwarded-proto'] = connection.isHttps ? 'https' : 'http'
  // A form under `no-referrer` hides its origin, and Next takes only one that is said. It was found to be ours.
  if (provenance.origin === 'null' && provenance.host) {
    headers.origin = toOrigin(provenance.host, connection.isHttps)
  }
}

/** Closes the connection: what is left of the body is not read. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, sentence }: Refusal,
): void {
  const isApi = request.url?.startsWith('/api/')
  response.writeHead(status, {
    'Content-Type': isApi ? 'application/json' : 'text/plain; charset=utf-8',
    'Cache-Control': 'private, no-store',
    ...(status === BAD_METHOD.status && { Allow: ALLOW }),
    Connection: 'close',
  })
  response.end(isApi ? JSON.stringify({ error: { code, message: sentence } }) : `${sentence}\n`)
}
