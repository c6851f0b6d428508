import { type Db, Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { getDataKind } from '@/lib/store/shop-data'
import { HOUR_MS } from '@/lib/time/duration'
import type { PipelineContext } from '../pipeline-context'
import { changedSql } from './changed-sql'
import type { Look } from './look'
import { passed, type TestFinding } from './test-finding'

type OfColumn = Readonly<{ column: string }>

/** Whether new events keep coming, by when the last one was stored. The demo gets none, so it is not asked. */
export async function judgeFreshness(
  context: PipelineContext,
  { column }: OfColumn,
  { look }: Readonly<{ look: Look }>,
): Promise<TestFinding> {
  if ((await getDataKind(context.db)) !== 'real')
    return passed('Only of real events, which there are none of.')
  const { newest, lookedAt } = await findNewest(context, identifierSql(column), look)
  const looked = lookedAt === null ? {} : { lookedAt }
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

type Newest = Readonly<{ newest: Date | null; lookedAt: number | null }>

/** What changed may only be newer than what was known. */
async function findNewest({ db, runId }: PipelineContext, column: Prisma.Sql, look: Look): Promise<Newest> {
  const known = look.kind === 'changed' ? toNewest(look.last.known) : null
  const changed = changedSql('event', runId)
  if (known === null || changed === null) return { newest: await maxOf(db, column), lookedAt: null }
  const [row] = await db.$queryRaw<{ newest: Date | null; lookedAt: number }[]>`
    with ${changed}
    select max(${column}) as newest, count(*)::int as "lookedAt" from looked`
  const newest = row?.newest && row.newest > known ? row.newest : known
  return { newest, lookedAt: row?.lookedAt ?? 0 }
}

async function maxOf(db: Db, column: Prisma.Sql): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ newest: Date | null }[]>(
    Prisma.sql`select max(${column}) as newest from event`,
  )
  return row?.newest ?? null
}

function toNewest(known: unknown): Date | null {
  const isKnown = typeof known === 'object' && known !== null && 'newest' in known
  return isKnown && typeof known.newest === 'string' ? new Date(known.newest) : null
}
