import { type DbOrTransaction, takeMemory } from '@/lib/db'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'

/** Long enough for a full rebuild of tens of millions of events. */
export const TRANSACTION = { timeout: 6 * HOUR_MS, maxWait: 10 * MINUTE_MS }

/** The zone in which the tables are cut, whether their sessions are those of docs/decisions/0031, what they count, and which they are. */
export type State = Readonly<{
  time_zone: string | null
  is_settled: boolean
  funnel: string | null
  tables: readonly string[]
  /** By the id of a saved funnel the version of which attempts are kept; 0 where they are to be built anew. */
  counted_funnels: Readonly<Record<string, number>>
}>

/** Refreshes exclude one another by this lock, so that only one at a time takes memory. */
export async function lockState(tx: DbOrTransaction): Promise<State> {
  await takeMemory(tx)
  const [state] = await tx.$queryRaw<State[]>`
    select time_zone, is_settled, funnel, tables, counted_funnels from refresh_state where id = 1 for update`
  if (!state) throw new Error('The migrations write the one row of refresh_state.')
  return state
}
