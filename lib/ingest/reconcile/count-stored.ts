import { type Db, Prisma } from '@/lib/db'
import { toProductFunnel } from '@/lib/funnel/meanings'
import { stepBit } from '@/lib/funnel/steps'
import { listMeanings } from '@/lib/store/event-meanings'
import type { StepNames } from './find-columns'
import type { DayTotals, ReconciledUnit } from './totals'

/** Counts by hour of the wall clock in the zone (`YYYY-MM-DDTHH`), then by step; of users by the first hour of the day, as they do not add up. */
export type HourTotals = DayTotals

type Range = Readonly<{ from: string; to: string; timeZone: string }>

/** What the steps of the product funnel are called here. */
export async function listStepNames(db: Db): Promise<StepNames> {
  const { steps } = toProductFunnel(await listMeanings(db))
  return steps.map(({ key, words, match }) => ({ key, label: words.label, types: match.types }))
}

/** What is stored from the day before `from` to the day after `to`, both included: so that another zone can be tried. */
export async function countStored(db: Db, unit: ReconciledUnit, range: Range): Promise<HourTotals> {
  const steps = await listStepNames(db)
  const rows = await db.$queryRaw<{ hour: string; step: string; units: number }[]>(
    unit === 'sessions' ? sessionsSql(steps, range) : eventsSql(unit, range),
  )
  const totals = new Map<string, Map<string, number>>()
  for (const { hour, step, units } of rows) {
    const counts = totals.get(hour) ?? new Map<string, number>()
    totals.set(hour, counts.set(step, units))
  }
  return totals
}

function momentsSql(at: Prisma.Sql, { from, to, timeZone }: Range): Prisma.Sql {
  return Prisma.sql`${at} >= (${from}::date - 1)::timestamp at time zone ${timeZone}
      and ${at} < (${to}::date + 2)::timestamp at time zone ${timeZone}`
}

function eventsSql(unit: ReconciledUnit, range: Range): Prisma.Sql {
  const local = Prisma.sql`event.occurred_at at time zone ${range.timeZone}`
  const hour =
    unit === 'events'
      ? Prisma.sql`to_char(${local}, 'YYYY-MM-DD"T"HH24')`
      : Prisma.sql`to_char(${local}, 'YYYY-MM-DD"T00"')`
  return Prisma.sql`
    select hour, step, ${unit === 'events' ? Prisma.sql`count(*)` : Prisma.sql`count(distinct user_id)`}::float8 as units
    from (
      select ${hour} as hour, event_meaning.meaning as step, event.user_id
      from event
      join event_meaning on event_meaning.type = event.type
      where ${momentsSql(Prisma.sql`event.occurred_at`, range)}
    ) as told
    group by hour, step`
}

/** Sessions that came to each step or a later one (docs/decisions/0005). */
function sessionsSql(steps: StepNames, range: Range): Prisma.Sql {
  const places = steps.map(({ key }, place) => Prisma.sql`(${key}::text, ${stepBit(place)}::int)`)
  return Prisma.sql`
    select hour, step, count(*)::float8 as units
    from (
      select to_char(started_at at time zone ${range.timeZone}, 'YYYY-MM-DD"T"HH24') as hour, place.step
      from session_path
      join (values ${Prisma.join(places)}) as place (step, bit) on session_path.steps >= place.bit
      where ${momentsSql(Prisma.sql`started_at`, range)}
    ) as told
    group by hour, step`
}

/** By day how many events of orders repeat an order that was made before. */
export async function countRepeatedOrders(
  db: Db,
  meaning: string,
  range: Range,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ day: string; repeated: number }[]>`
    select to_char(occurred_at at time zone ${range.timeZone}, 'YYYY-MM-DD') as day, count(*)::float8 as repeated
    from (
      select event.occurred_at, row_number() over (partition by event.order_id order by event.occurred_at, event.id) as place
      from event
      join event_meaning on event_meaning.type = event.type
      where event_meaning.meaning = ${meaning}
        and event.order_id is not null
        and ${momentsSql(Prisma.sql`event.occurred_at`, range)}
    ) as made
    where place > 1
    group by 1`
  return new Map(rows.map(({ day, repeated }) => [day, repeated]))
}

/** By day how many refused rows name it, as 2026-02-09, 20260209 or 09.02.2026. */
export async function countRefused(db: Db, days: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ day: string; refused: number }[]>`
    select asked.day, count(*)::float8 as refused
    from unnest(${days}::text[]) as asked (day)
    join import_reject on strpos(row, asked.day) > 0
      or strpos(row, replace(asked.day, '-', '')) > 0
      or strpos(row, to_char(asked.day::date, 'DD.MM.YYYY')) > 0
    join import_run on import_run.id = import_reject.import_id and import_run.undo_begun_at is null
    group by asked.day`
  return new Map(rows.map(({ day, refused }) => [day, refused]))
}

/** Of all imports that were not undone: rows that were stored already when they came, by their ids, and refused ones. */
export async function countMet(db: Db): Promise<Readonly<{ known: number; refused: number }>> {
  const where = { undoBegunAt: null }
  const { _sum } = await db.importRun.aggregate({ where, _sum: { repeated: true, rejected: true } })
  return { known: _sum.repeated ?? 0, refused: _sum.rejected ?? 0 }
}

/** The first and the last day of which anything is stored; null where nothing is. */
export async function getStoredDays(
  db: Db,
  timeZone: string,
): Promise<Readonly<{ from: string; to: string }> | null> {
  const [days] = await db.$queryRaw<{ from: string | null; to: string | null }[]>`
    select to_char(min(occurred_at) at time zone ${timeZone}, 'YYYY-MM-DD') as from,
      to_char(max(occurred_at) at time zone ${timeZone}, 'YYYY-MM-DD') as to
    from event`
  return days?.from && days.to ? { from: days.from, to: days.to } : null
}
