import type { DbOrTransaction } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import {
  type AttemptsAsked,
  type AttemptsRow,
  attemptSecondsSql,
  countAttemptsSql,
  type SecondsRow,
} from '@/lib/sql/attempt-counts-sql'
import type { Attempted } from '@/lib/sql/attempts-sql'
import { getOrderTypes } from '@/lib/store/event-meanings'
import type { DayRange } from '@/lib/time/day'

// The attempts at any funnel that makes sense, found and counted as they are asked for. The funnel that is built in is added
// up beforehand, and has reports of its own.

/** Parts of all that is stored, by the value of an attribute or of the product; the whole where nothing breaks it down. */
export async function runAttempts(
  db: DbOrTransaction,
  funnel: Funnel,
  { timeZone, ...asked }: AttemptsAsked & Readonly<{ timeZone: string }>,
): Promise<readonly AttemptsRow[]> {
  return db.$queryRaw<AttemptsRow[]>(countAttemptsSql(funnel, await toAttempted(db, timeZone), asked))
}

/** Seconds to the step at this place, ascending, and how many attempts did it before the step before. */
export async function runAttemptSeconds(
  db: DbOrTransaction,
  funnel: Funnel,
  { timeZone, ...asked }: Readonly<{ timeZone: string; range: DayRange | null; place: number }>,
): Promise<Readonly<{ values: readonly number[]; leftOut: number }>> {
  const [row] = await db.$queryRaw<SecondsRow[]>(
    attemptSecondsSql(funnel, await toAttempted(db, timeZone), asked),
  )
  return { values: row?.values ?? [], leftOut: row?.left_out ?? 0 }
}

async function toAttempted(db: DbOrTransaction, timeZone: string): Promise<Attempted> {
  const { checkouts, backOffice } = await getOrderTypes(db)
  return { timeZone, checkouts: [...checkouts], backOffice: [...backOffice] }
}
