import { type DbOrTransaction, Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { getDataKind } from '@/lib/store/shop-data'
import { HOUR_MS } from '@/lib/time/duration'
import type { PipelineContext } from '../pipeline-context'
import { sayRows } from './find-failing'
import type { AskedOf } from './look'
import { passed, type TestFinding } from './test-finding'

type OfColumn = Readonly<{ column: string }>

/** Whether new events keep coming, by when the last one was stored. The demo gets none, so it is not asked. */
export async function judgeFreshness(
  context: PipelineContext,
  { column }: OfColumn,
  { changed }: AskedOf,
): Promise<TestFinding> {
  const known = changed && toNewest(changed.last.known)
  const db = changed?.tx ?? context.db
  const looked = changed && known ? sayRows(changed) : {}
  if ((await getDataKind(db)) !== 'real') return passed('Only of real events, which there are none of.')
  const at = identifierSql(column)
  const newest = known ? latest(known, await maxOf(db, at, Prisma.sql`looked`)) : await maxOf(db, at, EVENT)
  if (!newest) return { ...passed('There are no events yet.'), ...looked }
  return { ...judge(context, newest), known: { newest: newest.toISOString() }, ...looked }
}

function judge({ now, settings: { freshness } }: PipelineContext, newest: Date): TestFinding {
  const hours = (now.getTime() - newest.getTime()) / HOUR_MS
  if (hours <= freshness.warnHours) return passed('The last event was stored in time.')
  const limit = hours > freshness.errorHours ? freshness.errorHours : freshness.warnHours
  return {
    state: hours > freshness.errorHours ? 'failed' : 'warned',
    failures: 1,
    message: `The last event was stored ${formatCount(Math.floor(hours))} hours ago; no more than ${formatCount(limit)} are allowed.`,
    rows: [{ newest: newest.toISOString(), hours_ago: Math.floor(hours) }],
  }
}

const EVENT = Prisma.sql`event`

async function maxOf(db: DbOrTransaction, column: Prisma.Sql, rows: Prisma.Sql): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ newest: Date | null }[]>`select max(${column}) as newest from ${rows}`
  return row?.newest ?? null
}

/** What changed may only be newer than what was known. */
function latest(known: Date, newest: Date | null): Date {
  return newest && newest > known ? newest : known
}

function toNewest(known: unknown): Date | null {
  const isKnown = typeof known === 'object' && known !== null && 'newest' in known
  return isKnown && typeof known.newest === 'string' ? new Date(known.newest) : null
}
