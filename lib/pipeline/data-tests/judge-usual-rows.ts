import { type DbOrTransaction, Prisma } from '@/lib/db'
import { formatDay } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { nameTest } from '@/lib/models/data-test'
import { dayOfSql } from '@/lib/sql/day-sql'
import { identifierSql } from '@/lib/sql/identifier-sql'
import { toUsualRange } from '@/lib/stats/usual-range'
import type { PipelineContext } from '../pipeline-context'
import { findAgain } from './find-again'
import { sayRows } from './find-failing'
import type { AskedOf } from './look'
import { passed, type TestFinding } from './test-finding'

type OfColumn = Readonly<{ column: string }>

/** The same weekday of so many weeks before is what a day is held against. */
const WEEKS = 8

/** Fewer days than this say nothing about what is usual. */
const FEWEST = 4

/**
 * Whether the last whole day has as many rows as the same weekday had in the weeks before. Where it is the day that was
 * judged last, what was found stands.
 */
export async function judgeUsualRows(
  context: PipelineContext,
  { column }: OfColumn,
  { changed }: AskedOf,
): Promise<TestFinding> {
  const db = changed?.tx ?? context.db
  const asked = { column, timeZone: context.settings.timeZone, now: context.now }
  const known = changed && toDay(changed.last.known)
  if (known && ((await findLastDay(db, asked)) ?? known) <= known) {
    const test = nameTest('event', { kind: 'usual_rows', column })
    return { ...(await findAgain(db, test, changed.last)), ...sayRows(changed) }
  }
  const [last, ...before] = await countSameWeekdays(db, asked)
  const finding = judge(last, before)
  return last ? { ...finding, known: { day: last.day } } : finding
}

type Day = Readonly<{ day: string; rows: number }>

function judge(last: Day | undefined, before: readonly Day[]): TestFinding {
  const known = before.filter((day) => day.rows > 0)
  if (!last || known.length < FEWEST) return passed('There is no history to hold the last day against.')
  const usual = toUsualRange(known.map(({ rows }) => rows))
  const said = `${formatCount(last.rows)} events on ${formatDay(last.day)}; such days have ${formatCount(usual.low)} to ${formatCount(usual.high)}.`
  if (last.rows >= usual.low && last.rows <= usual.high) return passed(said)
  return { state: 'warned', failures: 1, message: said, rows: [{ ...last, ...usual }] }
}

type Asked = Readonly<{ column: string; timeZone: string; now: Date }>

/** The last whole day as the events that changed have it; null where none did. */
async function findLastDay(db: DbOrTransaction, { column, timeZone, now }: Asked): Promise<string | null> {
  const at = identifierSql(column)
  const [row] = await db.$queryRaw<{ day: string | null }[]>`
    select (${dayOfSql(Prisma.sql`max(${at})`, timeZone)} - 1)::text as day
    from looked
    where ${at} <= ${now.toISOString()}::timestamptz`
  return row?.day ?? null
}

/** The last whole day, and the days of the same name before it, newest first. What is yet to come has a wrong clock. */
function countSameWeekdays(db: DbOrTransaction, { column, timeZone, now }: Asked) {
  const at = identifierSql(column)
  return db.$queryRaw<Day[]>(Prisma.sql`
    with last_day as ( -- the day before the newest, which is still filling
      select ${dayOfSql(Prisma.sql`max(${at})`, timeZone)} - 1 as day
      from event
      where ${at} <= ${now.toISOString()}::timestamptz
    ),
    counted as ( -- a day of the last weeks with its events
      select ${dayOfSql(at, timeZone)} as day, count(*)::int as rows
      from event
      where ${at} >= (
        select (day - 7 * ${WEEKS}::int - 1)::timestamp at time zone 'UTC'
        from last_day
      )
      group by 1
    )
    select (last_day.day - 7 * week)::text as day, coalesce(rows, 0) as rows
    from last_day
    cross join generate_series(0, ${WEEKS}::int) as week
    left join counted on counted.day = last_day.day - 7 * week
    where last_day.day is not null
    order by week`)
}

function toDay(known: unknown): string | null {
  const isKnown = typeof known === 'object' && known !== null && 'day' in known
  return isKnown && typeof known.day === 'string' ? known.day : null
}
