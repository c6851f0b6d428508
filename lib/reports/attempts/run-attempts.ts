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
import { type AttemptsPart, toAttemptsPart } from './attempts-result'

// The attempts at any funnel that makes sense, found and counted as they are asked for. The funnel that is built in is added
// up beforehand, and has reports of its own.

type Zoned = Readonly<{ timeZone: string }>

/** All attempts of a range. */
export async function runAttempts(
  db: DbOrTransaction,
  funnel: Funnel,
  asked: Omit<AttemptsAsked, 'by'> & Zoned,
): Promise<AttemptsPart> {
  const [whole] = await listParts(db, funnel, { ...asked, by: null })
  if (!whole) throw new Error('A count without parts has one row.')
  return whole
}

/** The same in parts, by the value of an attribute, or of the product where those are counted; what is not known last. */
export function runAttemptParts(
  db: DbOrTransaction,
  funnel: Funnel,
  asked: AttemptsAsked & Zoned & Readonly<{ by: string }>,
): Promise<readonly AttemptsPart[]> {
  return listParts(db, funnel, asked)
}

async function listParts(db: DbOrTransaction, funnel: Funnel, { timeZone, ...asked }: AttemptsAsked & Zoned) {
  const rows = await db.$queryRaw<AttemptsRow[]>(
    countAttemptsSql(funnel, await toAttempted(db, timeZone), asked),
  )
  return rows.map((row) => toAttemptsPart(funnel, row))
}

/** Seconds to the step at this place, ascending, and how many attempts did it before the step before. */
export async function runAttemptSeconds(
  db: DbOrTransaction,
  funnel: Funnel,
  { timeZone, ...asked }: Zoned & Readonly<{ range: DayRange | null; place: number }>,
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
