import pg from 'pg'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { MINUTE_MS } from '@/lib/time/duration'
import { sayPlace, withoutSecrets } from './source-url'

const CONNECT_MS = 10_000

/** A statement of a source takes no longer; of a long answer each part. */
const STATEMENT_MS = 30 * MINUTE_MS

/** A PostgreSQL of somebody else, in one read-only transaction that sees one moment of it. */
export type Warehouse = Readonly<{
  /** Throws `no_answer` with a sentence, in which no password is, for whatever goes wrong there. */
  ask: (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult<Record<string, string | null>>>
}>

/** Runs something in a transaction of a source's database, and closes it. */
export async function withWarehouse<T>(
  source: Readonly<{ name: string; url: string }>,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const client = openClient(source.url)
  const guard = async <Answer>(asked: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await asked()
    } catch (error) {
      throw new TundishError('no_answer', withoutSecrets(sayProblem(error, source), source.url))
    }
  }
  // It fails the statement that is under way too; without this the process would end at it.
  client.on('error', () => {})
  try {
    await guard(() => client.connect())
    await guard(() => client.query('begin isolation level repeatable read read only'))
    // All of a long answer is read, so what gives all of it fastest is best.
    await guard(() =>
      client.query(`set local statement_timeout = ${STATEMENT_MS}; set local cursor_tuple_fraction = 1;
        set local idle_in_transaction_session_timeout = 0; set local timezone = 'UTC'; set local datestyle = 'ISO'`),
    )
    return await work({
      // Never several statements in one: a select cannot end the transaction that it is read in.
      ask: (text, values = []) => guard(() => client.query(toExtended(text, values))),
    })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Sent by the protocol that takes one statement at a time. */
function toExtended(text: string, values: readonly unknown[]): pg.QueryConfig & { queryMode: 'extended' } {
  return { text, values: [...values], queryMode: 'extended' }
}

function openClient(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS + 5_000,
    keepAlive: true,
    application_name: 'tundish',
    types: { getTypeParser: () => (text: string) => text },
  })
}

const SENTENCES: Readonly<Record<string, string>> = {
  '28P01': 'does not let Tundish in: the name or the password in its URL is wrong.',
  '28000': 'does not let Tundish in: look at the name in its URL, and at what its server allows.',
  '3D000': 'has no database of the name that stands in its URL.',
  '53300': 'has no free connection; try again later.',
  '57014': `took longer than ${STATEMENT_MS / MINUTE_MS} minutes for an answer and was given up: name a cursor column with an index.`,
  '25006': 'was asked to change something: only what is read in a read-only transaction can be a source.',
  '42501': 'does not let its user read that: grant select on it.',
  ECONNREFUSED: 'does not answer: nothing listens there.',
  ENOTFOUND: 'does not answer: its host has no address.',
  EAI_AGAIN: 'does not answer: the address of its host could not be looked up.',
  ETIMEDOUT: 'does not answer.',
  EHOSTUNREACH: 'does not answer: there is no way to its host.',
  ENETUNREACH: 'does not answer: there is no way to its network.',
}

const CUT_OFF = 'closed the connection. What was stored stays, and the next read completes it.'

function sayProblem(error: unknown, { name, url }: Readonly<{ name: string; url: string }>): string {
  const who = `The source ${quote(name)} (${sayPlace(url)})`
  const code = error instanceof Error ? Reflect.get(error, 'code') : null
  const message = error instanceof Error ? error.message : String(error)
  const known = typeof code === 'string' ? SENTENCES[code] : undefined
  if (known) return `${who} ${known}`
  if (/timeout/i.test(message)) return `${who} does not answer in time.`
  if (/^(57P0|08|ECONNRESET|EPIPE)/.test(String(code ?? '')) || /terminated|not queryable/.test(message))
    return `${who} ${CUT_OFF}`
  return `${who} could not be read: ${message.replace(/\.?$/, '.')}`
}
