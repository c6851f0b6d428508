import { randomUUID } from 'node:crypto'
import { formatBytes } from '@/lib/format/format-bytes'
import type { Fields, SourceRecord, Value } from '../read/source-record'
import { correctClock } from './correct-clock'
import { findExcess, MOST_EVENT_BYTES } from './find-excess'

// What a client sends, taken apart: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ and what
// its clients really do (analytics-node and analytics-next of Segment, rudder-sdk-node of RudderStack).

/** What one call says: by which key, where its body says it, and its events in their order, each as a record. */
export type Call = Readonly<{ writeKey: string | null; records: readonly SourceRecord[] }>

/** Why nothing of a call can be taken, in a sentence. */
export type BadCall = Readonly<{ status: 400 | 413; sentence: string }>

/** More events in one call are refused by Segment as well. */
export const MOST_EVENTS = 2_500

/** Kinds of calls by what stands after `/v1/`: the word, or its first letter, as the browser's client has it. */
const KINDS = ['track', 'page', 'screen', 'identify', 'alias', 'group'] as const

/** What a path takes: one event of a kind, a batch of any, or a list of events of the plain interface; null: it takes none. */
export type Taken = (typeof KINDS)[number] | 'batch' | 'list'

export function toTaken(path: string): Taken | null {
  if (/^\/api\/ingest\/events\/?$/.test(path)) return 'list'
  const [, word] = /^\/v1\/([a-z]+)\/?$/.exec(path) ?? []
  if (word === undefined) return null
  if (['batch', 'b', 'import'].includes(word)) return 'batch'
  return KINDS.find((kind) => kind === word || kind.charAt(0) === word) ?? null
}

/** Of the settings that the browser's client asks for when it begins, the key in their path; null for any other path. */
export function toSettingsKey(path: string): string | null {
  return /^\/v1\/projects\/([^/]+)\/settings$/.exec(path)?.[1] ?? null
}

/** Whether it is a client of events that asks. */
export function isOfClients(path: string): boolean {
  return toTaken(path) !== null || toSettingsKey(path) !== null
}

/** Takes the text of a body apart. `receivedAt` stands for now by the clock of this server. */
export function readCall(taken: Taken, text: string, receivedAt: Date): Call | BadCall {
  if (taken === 'list') return readList(text, receivedAt)
  const body = parseObject(text)
  if (!body) return NOT_JSON
  const writeKey = typeof body.writeKey === 'string' ? body.writeKey : null
  if (taken !== 'batch') {
    if (Buffer.byteLength(text) > MOST_EVENT_BYTES) return TOO_LARGE
    return { writeKey, records: [toRecord({ type: taken, ...body }, 1, { receivedAt, sentAt: body.sentAt })] }
  }
  const { batch, context, integrations, sentAt } = body
  if (!Array.isArray(batch))
    return { status: 400, sentence: 'The body has no "batch": send {"batch": [...]}.' }
  if (batch.length > MOST_EVENTS) return TOO_MANY
  const around: Fields = { ...(integrations !== undefined && { integrations }) }
  const records = batch.map((event: Value, place) => {
    if (!isObject(event)) return refused(event, place + 1, 'it is no object')
    const merged: Fields = isObject(context) ? { context: mergeContext(context, event.context) } : {}
    return toRecord({ ...around, ...event, ...merged }, place + 1, {
      receivedAt,
      sentAt: sentAt ?? event.sentAt,
    })
  })
  return { writeKey, records }
}

/** A JSON array of events, one event, or an event a line. */
function readList(text: string, receivedAt: Date): Call | BadCall {
  const whole = parseJson(text)
  const list = Array.isArray(whole)
    ? whole
    : isObject(whole)
      ? [whole]
      : whole === undefined
        ? readLines(text)
        : null
  if (!list) return { status: 400, sentence: 'Send a JSON array of events, or one event a line (NDJSON).' }
  if (list.length > MOST_EVENTS) return TOO_MANY
  const records = list.map((event, place) => {
    const line = place + 1
    if (event === undefined)
      return refused(text.split('\n').filter(isSaid)[place] ?? '', line, 'it is no JSON')
    if (!isObject(event)) return refused(event, line, 'it is no object')
    return toRecord(event, line, { receivedAt, sentAt: event.sentAt })
  })
  return { writeKey: null, records }
}

/** Of each line what it holds, undefined where that is no JSON; null where none does. */
function readLines(text: string): (Value | undefined)[] | null {
  const lines = text.split('\n').filter(isSaid).map(parseJson)
  return lines.every((line) => line === undefined) ? null : lines
}

function isSaid(line: string): boolean {
  return line.trim() !== ''
}

type Moments = Readonly<{ receivedAt: Date; sentAt: Value | undefined }>

/** An event without an id gets one: nobody can send it again as the same. */
function toRecord(event: Fields, line: number, moments: Moments): SourceRecord {
  const excess = findExcess(event)
  if (excess !== null) return refused(event, line, excess)
  const { writeKey: _, ...said } = event
  const id = typeof event.messageId === 'string' && event.messageId !== '' ? event.messageId : randomUUID()
  const fields = { ...said, messageId: id, timestamp: correctClock(event, moments) }
  return { line, row: JSON.stringify(fields), fields }
}

const LONGEST_REFUSED = 64_000

function refused(event: Value, line: number, reason: string): SourceRecord {
  const row = typeof event === 'string' ? event : JSON.stringify(event)
  return { line, row: row.slice(0, LONGEST_REFUSED), reason }
}

function mergeContext(around: Fields, own: Value | undefined): Value {
  return isObject(own) ? { ...around, ...own } : around
}

const NOT_JSON: BadCall = { status: 400, sentence: 'The body is no JSON object.' }
const TOO_LARGE: BadCall = {
  status: 413,
  sentence: `An event may have ${formatBytes(MOST_EVENT_BYTES)} at most.`,
}
const TOO_MANY: BadCall = { status: 413, sentence: `A call may have ${MOST_EVENTS} events at most.` }

function parseObject(text: string): Fields | null {
  const value = parseJson(text)
  return isObject(value) ? value : null
}

function parseJson(text: string): Value | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: Value | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
