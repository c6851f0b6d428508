import { Prisma } from '@/lib/db'
import { DAY_MS } from '@/lib/time/duration'

/** Before anything that dbt wrote. */
const FIRST = '2000-01-01T00:00:00Z'

/** Whether a file can have been written then: no machine's clock is right that is more than a day ahead of ours. */
export function isPossible(at: Date, now: Date): boolean {
  return at.getTime() >= Date.parse(FIRST) && at.getTime() <= now.getTime() + DAY_MS
}

/**
 * When a file that is held was written, as `generatedAt`; null where it cannot have been then. Such a file was stored before
 * they were refused, or by a clock that was ahead; years of five digits are none that Prisma reads.
 */
export function writtenSql(now: Date): Prisma.Sql {
  const last = new Date(now.getTime() + DAY_MS).toISOString()
  return Prisma.sql`
    case when generated_at between ${FIRST}::timestamptz and ${last}::timestamptz then generated_at end as "generatedAt"`
}
