import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { MINUTE_MS } from '@/lib/time/duration'

/** Longest that one statement of a test may take. */
export const LONGEST_MINUTES = 10

/** After the statement should have been ended. What is waited for is the one that was begun before. */
const OPTIONS = { timeout: (LONGEST_MINUTES + 1) * MINUTE_MS, maxWait: LONGEST_MINUTES * MINUTE_MS }

/**
 * The transaction in which a test is tried, of one moment. Its statements are ended after LONGEST_MINUTES by PostgreSQL
 * itself: Prisma's own limit only stops waiting. The embedded database takes the setting and cannot act on it.
 */
export function inTestTransaction<T>(db: Db, work: (tx: DbOrTransaction) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select set_config('statement_timeout', ${`${LONGEST_MINUTES}min`}, true)`
      return work(tx)
    },
    { ...OPTIONS, isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  )
}
