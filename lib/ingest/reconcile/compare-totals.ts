import { formatDay } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { HOUR_MS } from '@/lib/time/duration'
import type { DayTotals, FileTotals } from './totals'

/** Of a day and step, or of all days of a step (`day` null), what the file says and what is stored. */
export type Compared = Readonly<{
  day: string | null
  step: string
  file: number
  stored: number
  /** Stored without the file's. */
  difference: number
  /** What is known of the difference, in sentences. */
  why: string
}>

export type Reconciled = Readonly<{
  /** All days of each step, then the days that differ. */
  rows: readonly Compared[]
  notes: readonly string[]
  /** Whether what differs is more than a hundredth of any step. */
  differs: boolean
}>

/** What is stored, and what may explain a difference. */
export type StoredTotals = Readonly<{
  /** By hour of the wall clock. */
  hours: DayTotals
  /** By day, of the step that is an order: events that tell of an order again. */
  repeated: ReadonlyMap<string, number>
  orderStep: string
  /** By day, refused rows that name it. */
  refused: ReadonlyMap<string, number>
  /** Over all imports: rows that were stored already when they came, also in a file that was imported again, and refused ones. */
  met: Readonly<{ known: number; refused: number }>
  /** The first and last day that is stored; null where nothing is. */
  range: Readonly<{ from: string; to: string }> | null
}>

/** More than this part of a step's total is a difference. */
const MOST = 0.01

/** Holds the counts of a file against those that are stored, and names what explains a difference. */
export function compareTotals(file: FileTotals, stored: StoredTotals): Reconciled {
  const days = [...file.days.keys()].toSorted()
  const byDay = shiftHours(stored.hours, 0)
  const steps = [...new Set(file.columns.map(({ step }) => step))]
  const ofDays = steps.map((step) => days.map((day) => compareDay({ day, step, file, byDay, stored })))
  const all = ofDays.map((rows, index) => sumUp(steps[index] ?? '', rows))
  return {
    rows: [...all, ...ofDays.flat().filter(({ difference }) => difference !== 0)],
    notes: [
      ...file.notes,
      ...sayShift(file, stored),
      ...sayMissing(all, stored),
      ...sayOutside(days, stored),
    ],
    differs: ofDays.some((rows, index) => sumDifferences(rows) > MOST * (all[index]?.file ?? 0)),
  }
}

type OfDay = Readonly<{ day: string; step: string; file: FileTotals; byDay: DayTotals; stored: StoredTotals }>

function compareDay({ day, step, file, byDay, stored }: OfDay): Compared {
  const said = file.days.get(day)?.get(step) ?? 0
  const counted = byDay.get(day)?.get(step) ?? 0
  const difference = counted - said
  const why =
    difference === 0 ? [] : explain({ day, step, difference, isMissing: !byDay.has(day) }, stored, file)
  return { day, step, file: said, stored: counted, difference, why: why.join(' ') }
}

type Difference = Readonly<{ day: string; step: string; difference: number; isMissing: boolean }>

function explain(
  { day, step, difference, isMissing }: Difference,
  { repeated, orderStep, refused }: StoredTotals,
  { unit }: FileTotals,
): string[] {
  if (isMissing) return ['Nothing is stored of this day.', ...sayRefused(refused.get(day) ?? 0)]
  const again = step === orderStep && unit === 'events' ? (repeated.get(day) ?? 0) : 0
  const isRepeated = difference > 0 && again > 0
  return [
    ...(isRepeated ? [sayRepeated(again, difference)] : []),
    ...(difference < 0 ? sayRefused(refused.get(day) ?? 0) : []),
  ]
}

function sayRepeated(again: number, difference: number): string {
  const events = again === 1 ? '1 event tells' : `${formatCount(again)} events tell`
  const all = again === difference ? ', which is all of it' : ''
  return `${events} of an order again${all}: stored are events, and an order counts once among orders.`
}

function sayRefused(rows: number): string[] {
  if (rows === 0) return []
  return [`${sayRows(rows, 'refused row names', 'refused rows name')} this day.`]
}

function sumUp(step: string, rows: readonly Compared[]): Compared {
  const sum = (of: (row: Compared) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    day: null,
    step,
    file: sum((row) => row.file),
    stored: sum((row) => row.stored),
    difference: sum((row) => row.difference),
    why: '',
  }
}

function sumDifferences(rows: readonly Compared[]): number {
  return rows.reduce((all, { difference }) => all + Math.abs(difference), 0)
}

/** By day, had every hour been so many later. */
function shiftHours(hours: DayTotals, shift: number): DayTotals {
  const days = new Map<string, Map<string, number>>()
  for (const [hour, counts] of hours) {
    const day = new Date(Date.parse(`${hour}:00:00Z`) + shift * HOUR_MS).toISOString().slice(0, 10)
    const sums = days.get(day) ?? new Map<string, number>()
    days.set(day, sums)
    for (const [step, units] of counts) sums.set(step, (sums.get(step) ?? 0) + units)
  }
  return days
}

/** Zones are from 12 hours behind to 14 ahead, and two of them up to 26 apart; more than a day is no shift of days any more. */
const SHIFTS = Array.from({ length: 2 * 14 + 1 }, (_, index) => index - 14)

/** A shift explains what it takes away at least half of. */
const EXPLAINS = 0.5

function sayShift(file: FileTotals, { hours }: StoredTotals): string[] {
  if (file.unit === 'users') return []
  const off = SHIFTS.map((shift) => ({ shift, apart: sumApart(file, shiftHours(hours, shift)) }))
  const now = off.find(({ shift }) => shift === 0)?.apart ?? 0
  const best = off.toSorted(
    (one, other) => one.apart - other.apart || Math.abs(one.shift) - Math.abs(other.shift),
  )[0]
  if (!best || best.shift === 0 || best.apart > now * EXPLAINS) return []
  const hoursLater = `${formatCount(Math.abs(best.shift))} ${Math.abs(best.shift) === 1 ? 'hour' : 'hours'} ${best.shift > 0 ? 'later' : 'earlier'}`
  return [
    `Another zone explains most of it: were all times ${hoursLater}, ${formatCount(best.apart)} would differ instead of ${formatCount(now)}. Look at the zone of the mapping, and at TUNDISH_TIME_ZONE.`,
  ]
}

/** How many are on another day than the file says, over all days and steps. */
function sumApart({ days, columns }: FileTotals, stored: DayTotals): number {
  let apart = 0
  for (const step of new Set(columns.map((column) => column.step)))
    for (const [day, counts] of days)
      apart += Math.abs((stored.get(day)?.get(step) ?? 0) - (counts.get(step) ?? 0))
  return apart
}

/** What explains that less is stored, and is of no day that is known. */
function sayMissing(
  all: readonly Compared[],
  { met: { known, refused: rows }, refused }: StoredTotals,
): string[] {
  if (all.every(({ difference }) => difference >= 0)) return []
  const unnamed = rows - [...refused.values()].reduce((sum, named) => sum + named, 0)
  return [
    ...(unnamed > 0
      ? [
          `${sayRows(unnamed, 'refused row names', 'refused rows name')} none of these days, and may be of any.`,
        ]
      : []),
    ...(known > 0
      ? [
          `Imports met ${sayRows(known, 'row that was', 'rows that were')} stored already: what has an id counts once, however often it comes.`,
        ]
      : []),
  ]
}

function sayRows(rows: number, one: string, several: string): string {
  return `${formatCount(rows)} ${rows === 1 ? one : several}`
}

function sayOutside(days: readonly string[], { range }: StoredTotals): string[] {
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to) return []
  if (!range) return ['Nothing is stored at all.']
  const sides = [
    ...(range.from < from ? [`before ${formatDay(from)}`] : []),
    ...(range.to > to ? [`after ${formatDay(to)}`] : []),
  ]
  const outside =
    sides.length === 0
      ? []
      : [`What is stored of days ${sides.join(' and ')} is not in the file, and is not compared.`]
  const missing = [
    ...(range.from > from ? [`begins on ${formatDay(range.from)}`] : []),
    ...(range.to < to ? [`ends on ${formatDay(range.to)}`] : []),
  ]
  return missing.length === 0
    ? outside
    : [...outside, `What is stored ${missing.join(' and ')}; the file has days beyond.`]
}
