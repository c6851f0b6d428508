import { type Db, type DbOrTransaction, Prisma, takeMemory } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { PRODUCT_FUNNEL_KEY } from '@/lib/funnel/funnel-of'
import { ANY_UNIT, reachMark } from '@/lib/funnel/marks'
import type { Scope } from '@/lib/query/scope'
import {
  type AttemptsAsked,
  type AttemptsRow,
  attemptSecondsSql,
  countAttemptsSql,
  type SecondsRow,
} from '@/lib/sql/attempts/attempt-counts-sql'
import { attemptEventsSql, chainedUsersSql, type EventsAsked } from '@/lib/sql/attempts/attempt-events-sql'
import type { Attempted } from '@/lib/sql/attempts/attempts-sql'
import { inRangeSql } from '@/lib/sql/range-sql'
import { getOrderTypes } from '@/lib/store/event-meanings'
import { type DayRange, dayInZone } from '@/lib/time/day'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'
import { type AttemptsPart, toAttemptsPart } from './attempts-result'

// The attempts at any funnel that makes sense, found and counted as they are asked for. The funnel that is built in is added
// up beforehand, and has reports of its own.

type Zoned = Readonly<{ timeZone: string }>

/** All attempts of a range. */
export async function runAttempts(
  db: Db,
  funnel: Funnel,
  asked: Omit<AttemptsAsked, 'by'> & Zoned,
): Promise<AttemptsPart> {
  const [whole] = await runAttemptParts(db, funnel, { ...asked, by: null })
  if (!whole) throw new Error('A count without parts has one row.')
  return whole
}

/** More sessions than these are first told from some of their users. */
const MOST_AT_ONCE = 30_000

/** What was counted of one user in so many; of all where that is 1. Whether of all attempts or in parts. */
export type SampledParts = Readonly<{ oneIn: number; parts: readonly AttemptsPart[] }>

/** The same of some users alone, where many sessions lie in the range: whoever is among them once always is. */
export async function runSampledParts(
  db: Db,
  funnel: Funnel,
  asked: AttemptsAsked & Zoned,
): Promise<SampledParts> {
  const oneIn = await chooseOneIn(db, asked.range, MOST_AT_ONCE)
  return { oneIn, parts: await runAttemptParts(db, funnel, asked, oneIn) }
}

/** One user in how many leaves at most so many sessions of the range, or of its scope where that alone is read: a power of two. */
export async function chooseOneIn(
  db: DbOrTransaction,
  range: DayRange | null,
  mostSessions: number,
  { product, category }: Scope = {},
): Promise<number> {
  const kind = product !== undefined ? 'product' : category !== undefined ? 'category' : 'shop'
  const mark = kind === 'shop' ? ANY_UNIT : reachMark(0)
  const [counted] = await db.$queryRaw<{ sessions: number }[]>`
    select coalesce(sum(sessions), 0)::float8 as sessions
    from funnel_day
    where funnel = ${PRODUCT_FUNNEL_KEY} and scope_kind = ${kind} and scope_value = ${product ?? category ?? ''} and mark = ${mark}
      and ${inRangeSql(Prisma.sql`day`, range)}`
  return 2 ** Math.max(0, Math.ceil(Math.log2((counted?.sessions ?? 0) / mostSessions)))
}

/** In parts, by the value of an attribute, or of the product where those are counted; what is not known last. Without `by` one part is the whole. */
export async function runAttemptParts(
  db: Db,
  funnel: Funnel,
  { timeZone, ...asked }: AttemptsAsked & Zoned,
  oneIn = 1,
): Promise<readonly AttemptsPart[]> {
  const attempted = await toAttempted(db, funnel, { timeZone, range: asked.range, oneIn })
  const rows = await db.$transaction(async (tx) => {
    await takeMemory(tx)
    return await tx.$queryRaw<AttemptsRow[]>(countAttemptsSql(funnel, attempted, asked))
  }, PATIENT)
  return rows.map((row) => toAttemptsPart(funnel, row))
}

/** Seconds to the step at this place, ascending, and how many attempts did it before the step before. */
export async function runAttemptSeconds(
  db: DbOrTransaction,
  funnel: Funnel,
  { timeZone, ...asked }: Zoned & Readonly<{ range: DayRange | null; place: number }>,
): Promise<Readonly<{ values: readonly number[]; leftOut: number }>> {
  const [row] = await db.$queryRaw<SecondsRow[]>(
    attemptSecondsSql(
      funnel,
      await toAttempted(db, funnel, { timeZone, range: asked.range, oneIn: 1 }),
      asked,
    ),
  )
  return { values: row?.values ?? [], leftOut: row?.left_out ?? 0 }
}

/** The database gives up what takes too long. */
const PATIENT = { timeout: HOUR_MS, maxWait: MINUTE_MS }

/** More users than these are not named one by one. */
const MOST_CHAINED = 20_000

/** What is looked at where attempts of a range are asked for. */
export async function toAttempted(
  db: DbOrTransaction,
  funnel: Funnel,
  asked: Zoned & Pick<EventsAsked, 'range' | 'oneIn'>,
): Promise<Attempted> {
  const { checkouts, backOffice } = await getOrderTypes(db)
  const today = dayInZone(new Date(), 'UTC')
  const chained = await findChained(db, funnel, asked)
  const looked = attemptEventsSql(funnel, { ...asked, chained, today })
  return { timeZone: asked.timeZone, checkouts: [...checkouts], backOffice: [...backOffice], ...looked }
}

async function findChained(
  db: DbOrTransaction,
  { steps: [step], within }: Funnel,
  { range, oneIn }: Pick<EventsAsked, 'range' | 'oneIn'>,
): Promise<readonly string[] | null> {
  if (!step || !range || within === 'session') return null
  const users = await db.$queryRaw<{ user_id: string }[]>`
    ${chainedUsersSql(step, range, within.seconds, oneIn)} limit ${MOST_CHAINED + 1}`
  return users.length > MOST_CHAINED ? null : users.map(({ user_id }) => user_id)
}
