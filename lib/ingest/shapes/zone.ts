import { DAY_MS, MINUTE_MS } from '@/lib/time/duration'

const QUARTER_MS = 15 * MINUTE_MS
const REMEMBERED_DAYS = 50_000

/** Whether it is a zone of the IANA that is known here. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** All zones that can be chosen, UTC first. */
export function listZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')]
}

/** Makes a clock's time in a zone a moment: both in milliseconds, the clock's as if it were UTC's. */
export type ToMoment = (wallMs: number) => number

/**
 * A time that a clock showed twice is the earlier one; one that it never showed is as much later as the clock was put forward
 * (02:30 becomes 03:30), as Temporal's `compatible`. Offsets are looked up once a day of the clock.
 */
export function compileZone(zone: string): ToMoment {
  const offsetAt = compileOffset(zone)
  const byDay = new Map<number, number | null>()
  return (wallMs) => {
    const day = Math.floor(wallMs / DAY_MS)
    let offset = byDay.get(day)
    if (offset === undefined) {
      if (byDay.size >= REMEMBERED_DAYS) byDay.clear()
      offset = findSteadyOffset(day, offsetAt)
      byDay.set(day, offset)
    }
    return offset === null ? findMoment(wallMs, offsetAt) : wallMs - offset
  }
}

/** Null where the clock may have changed from the day before to the day after. */
function findSteadyOffset(day: number, offsetAt: (ms: number) => number): number | null {
  const [before, after] = [offsetAt((day - 1) * DAY_MS), offsetAt((day + 2) * DAY_MS)]
  return before === after ? before : null
}

function findMoment(wallMs: number, offsetAt: (ms: number) => number): number {
  const before = offsetAt(wallMs - DAY_MS)
  const after = offsetAt(wallMs + DAY_MS)
  for (const offset of before > after ? [before, after] : [after, before]) {
    if (offsetAt(wallMs - offset) === offset) return wallMs - offset
  }
  return wallMs - before
}

/** Milliseconds east of UTC at a moment. Clocks are changed at quarters of an hour. */
function compileOffset(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (ms) => {
    const quarter = Math.floor(ms / QUARTER_MS) * QUARTER_MS
    const at: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
    for (const { type, value } of format.formatToParts(quarter)) at[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at
    return Date.UTC(year, month - 1, day, hour, minute, second) - quarter
  }
}
