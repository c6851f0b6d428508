import type { IncomingMessage } from 'node:http'
import { isPlainTarget, toPath } from '@/lib/access/requests/request-target'
import { FOREIGN_ORIGIN, isReading, isSameOrigin, type Provenance } from '@/lib/access/requests/same-origin'
import { isOfClients } from '@/lib/ingest/live/read-call'

/** Why a request is turned away before the application sees it. */
export type Refusal = Readonly<{ status: number; code: string; sentence: string }>

/** Bytes of the largest body that is read, and of the largest file where files are taken. */
export const MOST_BODY_BYTES = 1_048_576
export const MOST_FILE_BYTES = 50 * MOST_BODY_BYTES

/** Where files are taken. */
const TAKES_FILES: ReadonlySet<string> = new Set(['/api/dbt'])

const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i
const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/** What a page, an action, a route or a script of ours may ask by; what a route does not know of these it says itself. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])

/** The name of an action in a build, as Next writes it. */
const ACTION = /^[0-9a-f]{42}$/

export const BAD_METHOD = toRefusal(405, 'bad_method', 'Tundish takes GET, HEAD, POST and OPTIONS.')
const BAD_TARGET = toRefusal(
  400,
  'bad_address',
  'This is not an address of Tundish: it says a path in a roundabout way.',
)
const BAD_HOST = toRefusal(400, 'bad_host', 'The request does not say which host it means.')
const TWO_HOSTS = toRefusal(400, 'bad_host', 'The request says more than once which host it means.')
const BAD_ROUTER_HEADER = toRefusal(
  400,
  'bad_header',
  'A header that the pages of Tundish write (Next-Router-State-Tree, Next-Action) is broken.',
)
const FOREIGN_HOST = toRefusal(
  421,
  'foreign_host',
  'Tundish listens on this machine only, and does not answer to this name. Behind a proxy set TUNDISH_PROXIES=1; for others in your network set HOST.',
)
const NO_LENGTH = toRefusal(411, 'length_required', 'Send the length of the body (Content-Length).')
const NOT_FROM_HERE = toRefusal(403, 'foreign_origin', FOREIGN_ORIGIN)

function toRefusal(status: number, code: string, sentence: string): Refusal {
  return { status, code, sentence }
}

/** What of a request is looked at. */
type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>

export type Standpoint = Readonly<{
  provenance: Provenance
  localOnly: boolean
  /** Whether the application can read this value of Next-Router-State-Tree. */
  isRouterState: (value: string) => boolean
}>

/**
 * Null for a request that may go on. `localOnly`: Tundish is meant for this machine alone, so that whoever asks for
 * another name was led here by a page that made its own name mean this machine (DNS rebinding).
 */
export function findRefusal(
  { method = '', url = '', headers, rawHeaders }: Asked,
  { provenance, localOnly, isRouterState }: Standpoint,
): Refusal | null {
  if (!METHODS.has(method)) return BAD_METHOD
  if (!isPlainTarget(url)) return BAD_TARGET
  const host = findHostRefusal(provenance.host, rawHeaders, localOnly)
  if (host) return host
  // Events come from programs and from pages of the shop, and their bodies are measured while they are read.
  if (isOfClients(toPath(url))) return null
  if (!isReading(method) && !isSameOrigin(provenance)) return NOT_FROM_HERE
  if (isBroken(headers['next-action'], (value) => ACTION.test(value))) return BAD_ROUTER_HEADER
  if (isBroken(headers['next-router-state-tree'], isRouterState)) return BAD_ROUTER_HEADER
  // Without a length one would have to read to know; no browser sends such a body.
  if (headers['transfer-encoding'] !== undefined) return NO_LENGTH
  const most = method === 'POST' && TAKES_FILES.has(url) ? MOST_FILE_BYTES : MOST_BODY_BYTES
  if (Number(headers['content-length'] ?? 0) <= most) return null
  return toRefusal(413, 'too_large', `The body is larger than ${most / MOST_BODY_BYTES} MB.`)
}

function findHostRefusal(
  host: string | null,
  rawHeaders: readonly string[],
  localOnly: boolean,
): Refusal | null {
  if (host === null || !HOST.test(host)) return BAD_HOST
  if (isSaidTwice(rawHeaders, 'host')) return TWO_HOSTS
  return localOnly && !THIS_MACHINE.test(host) ? FOREIGN_HOST : null
}

/** Node keeps the first and drops the others: who stands in front may have read another one. */
function isSaidTwice(rawHeaders: readonly string[], name: string): boolean {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length > 1
}

function isBroken(value: string | string[] | undefined, isGood: (value: string) => boolean): boolean {
  return value !== undefined && !(typeof value === 'string' && isGood(value))
}
