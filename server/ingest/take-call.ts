import type { IncomingMessage, ServerResponse } from 'node:http'
import { HTTPS_HEADER } from '@/lib/access/requests/connection'
import { hashToken } from '@/lib/access/token'
import { findWriteKey, type WriteKey } from '@/lib/access/write-keys'
import { toKnownError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { formatBytes } from '@/lib/format/format-bytes'
import { readCall, toSettingsKey, toTaken } from '@/lib/ingest/live/read-call'
import type { LiveStore } from './live-store'
import { MOST_CALL_BYTES, readBody } from './read-body'

/** An answer: what is wrong in a sentence, or what was taken. */
type Answer = Readonly<{ status: number; body: unknown; headers?: Readonly<Record<string, string>> }>

type Asked = Readonly<{ db: Db; store: LiveStore }>

const OPEN_TO_PAGES = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Expose-Headers': 'Retry-After',
}

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'authorization, content-type, content-encoding, x-retry-count',
  'Access-Control-Max-Age': '86400',
}

/**
 * Answers a call of a client that sends events: 200 when they are durable, else why nothing of it was taken. Never a redirect,
 * which clients take for success.
 */
export async function takeCall(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): Promise<void> {
  for (const [name, value] of Object.entries(OPEN_TO_PAGES)) response.setHeader(name, value)
  if (request.method === 'OPTIONS') {
    response.writeHead(204, PREFLIGHT).end()
    return
  }
  const { status, body, headers = {} } = await answerCall(request, asked).catch(toFailure)
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

async function answerCall(request: IncomingMessage, { db, store }: Asked): Promise<Answer> {
  const url = new URL(request.url ?? '', 'http://here')
  const settingsKey = toSettingsKey(url.pathname)
  if (settingsKey !== null) return { status: 200, body: toSettings(settingsKey, request) }
  const taken = toTaken(url.pathname)
  if (taken === null) return refuse(404, 'bad_address', 'Nothing is taken at this address.')
  if (request.method !== 'POST')
    return refuse(405, 'bad_method', 'Events are sent by POST.', { Allow: 'POST, OPTIONS' })
  const text = await readBody(request)
  if (text === 'too large')
    return refuse(413, 'too_large', `A call may have ${formatBytes(MOST_CALL_BYTES)} at most.`, CLOSE)
  if (text === 'broken')
    return refuse(400, 'bad_call', 'The body is no text of UTF-8, or is not packed by gzip.')
  const call = readCall(taken, text, new Date())
  if ('status' in call)
    return refuse(call.status, call.status === 413 ? 'too_large' : 'bad_call', call.sentence)
  const named = call.writeKey ?? readKey(request.headers.authorization) ?? url.searchParams.get('writeKey')
  const key = await admit(db, named, request.headers.origin)
  if ('status' in key) return key
  if (store.isFull)
    return refuse(429, 'too_fast', 'More comes than can be stored; try again in a moment.', SOON)
  const { events, refused } = await store.take(key, call.records, text.length)
  return { status: 200, body: { success: true, events, refused } }
}

/** The key that is named, where a page of this origin may send by it. */
async function admit(db: Db, named: string | null, origin: string | undefined): Promise<WriteKey | Answer> {
  const hash = hashToken(named)
  const key = hash === null ? null : await findWriteKey(db, hash)
  if (!key) return refuse(401, 'bad_key', 'There is no such write key, or it was revoked.')
  const isFrom = key.origins.length === 0 || (origin !== undefined && key.origins.includes(origin))
  return isFrom
    ? key
    : refuse(403, 'foreign_origin', 'This write key takes events from pages of other origins.')
}

/** What analytics-next of Segment asks for before anything else: that it sends here, and nowhere besides. */
function toSettings(apiKey: string, { headers }: IncomingMessage) {
  const protocol = headers[HTTPS_HEADER] === '1' ? 'https' : 'http'
  return { integrations: { 'Segment.io': { apiKey, apiHost: `${headers.host}/v1`, protocol } } }
}

const CLOSE = { Connection: 'close' }
const SOON = { 'Retry-After': '2' }

/** Of `Basic KEY:` or `Bearer KEY`. */
function readKey(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(basic|bearer) +(\S+)$/i.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  const [name = ''] = Buffer.from(value, 'base64').toString().split(':')
  return name || null
}

/** What the database, or the disk, could not do is to be tried again; whatever else it is, it is ours. */
function toFailure(error: unknown): Answer {
  const known = toKnownError(error)
  if (known) return refuse(503, known.code, known.message, SOON)
  console.error(error)
  return refuse(500, 'internal', 'Something went wrong here; the log of the server says what.')
}

function refuse(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, body: { error: { code, message } }, headers }
}
