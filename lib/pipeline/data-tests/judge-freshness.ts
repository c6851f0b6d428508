import { Prisma } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { getDataKind } from '@/lib/store/shop-data'
import { HOUR_MS } from '@/lib/time/duration'
import type { PipelineContext } from '../pipeline-context'
import { passed, type TestFinding } from './test-finding'

/** Whether new events keep coming, by when the last one was stored. The demo gets none, so it is not asked. */
export async function judgeFreshness(
  { db, now, settings: { freshness } }: PipelineContext,
  { column }: Readonly<{ column: string }>,
): Promise<TestFinding> {
  if ((await getDataKind(db)) !== 'real') return passed('Only of real events, which there are none of.')
  const [row] = await db.$queryRaw<{ newest: Date | null }[]>(
    Prisma.sql`select max(${identifierSql(column)}) as newest from event`,
  )
  if (!row?.newest) return passed('There are no events yet.')
  const hours = (now.getTime() - row.newest.getTime()) / HOUR_MS
  if (hours <= freshness.warnHours) return passed('The last event was stored in time.')
  const limit = hours > freshness.errorHours ? freshness.errorHours : freshness.warnHours
  return {
    state: hours > freshness.errorHours ? 'failed' : 'warned',
    failures: 1,
    message: `The last event was stored ${formatCount(Math.floor(hours))} hours ago; no more than ${formatCount(limit)} are allowed.`,
    rows: [{ newest: row.newest.toISOString(), hours_ago: Math.floor(hours) }],
  }
}
