import type { ToMoment } from '../zone'

/** How the parts of a time stand: the year first (ISO and its kin), the day first, or the month first. */
export type PartsOrder = 'ymd' | 'dmy' | 'mdy'

const DATE: Readonly<Record<PartsOrder, string>> = {
  ymd: '(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})',
  dmy: '(?<day>\\d{1,2})([-/.])(?<month>\\d{1,2})\\2(?<year>\\d{4}|\\d{2})',
  mdy: '(?<month>\\d{1,2})([-/.])(?<day>\\d{1,2})\\2(?<year>\\d{4}|\\d{2})',
}
const CLOCK =
  '(?:(?:[T:]|,? +)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?<fraction>[.,]\\d{1,9})?)?(?: ?(?<half>[ap])\\.?m\\.?)?)?'
const ZONE = '(?: ?(?<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?))?'

const PATTERNS = {
  ymd: new RegExp(`^${DATE.ymd}${CLOCK}${ZONE}$`, 'i'),
  dmy: new RegExp(`^${DATE.dmy}${CLOCK}${ZONE}$`, 'i'),
  mdy: new RegExp(`^${DATE.mdy}${CLOCK}${ZONE}$`, 'i'),
}

/** A time as it is written: what the clock showed, in milliseconds as if it were UTC's, and how far east of UTC where that is written. */
export type WrittenTime = Readonly<{ wallMs: number; offsetMs: number | null; hasClock: boolean }>

/** Null where the text is no time of that order, or no day of the calendar. A day alone is its midnight. */
export function parseWrittenTime(text: string, order: PartsOrder): WrittenTime | null {
  const parts = PATTERNS[order].exec(text)?.groups
  if (!parts) return null
  const { hour = '0', minute = '0', second = '0', fraction = '', half, zone } = parts
  const hours = toHours(Number(hour), half)
  const [month, day] = [Number(parts.month), Number(parts.day)]
  if (hours === null || Number(minute) > 59 || Number(second) > 59) return null
  const dayMs = toDayMs(toYear(parts.year ?? ''), month, day)
  const offsetMs = zone === undefined ? null : toOffset(zone)
  if (dayMs === null || Number.isNaN(offsetMs)) return null
  const milliseconds = fraction === '' ? 0 : Math.floor(Number(`0.${fraction.slice(1)}`) * 1000 + 1e-6)
  const wallMs = dayMs + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds
  return { wallMs, offsetMs, hasClock: parts.hour !== undefined }
}

/** The moment, by the zone where none is written. */
export function toMomentMs({ wallMs, offsetMs }: WrittenTime, byZone: ToMoment): number {
  return offsetMs === null ? byZone(wallMs) : wallMs - offsetMs
}

/** Two digits are of this century: nothing that is taken is older. */
function toYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function toDayMs(year: number, month: number, day: number): number | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCDate() === day ? date.getTime() : null
}

function toHours(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** Milliseconds east of UTC; NaN where nobody is so far off. */
function toOffset(zone: string): number {
  const sign = zone.search(/[+-]/)
  if (sign < 0) return 0
  const hours = Number(zone.slice(sign + 1, sign + 3))
  const minutes = Number(zone.slice(sign + 3).replace(':', '') || 0)
  if (hours > 18 || minutes > 59) return Number.NaN
  return (zone[sign] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
