import { NOTHING } from './format-number'

const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const

/**
 * A time in its two largest units, rounded: `1 min 12 s`, `2 h 5 min`, `45 s`; under ten seconds with a tenth.
 * Seconds must not be negative.
 */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) return NOTHING
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`
  const index = UNITS.findIndex((unit) => seconds >= unit.seconds)
  const finest = UNITS[Math.min(index + 1, UNITS.length - 1)] ?? UNITS[3]
  return spell(Math.round(seconds / finest.seconds) * finest.seconds)
}

/** A round time in its largest unit, for axes: `30 s`, `4 min`, `2 h`. */
export function formatTick(seconds: number): string {
  const unit = largestUnit(seconds)
  return `${Number((seconds / unit.seconds).toFixed(1))} ${unit.name}`
}

/** How many seconds the largest unit in a time has: 86,400 for two days. */
export function toUnitSeconds(seconds: number): number {
  return largestUnit(seconds).seconds
}

function largestUnit(seconds: number) {
  return UNITS.find((unit) => seconds >= unit.seconds) ?? UNITS[3]
}

/** `seconds` is whole; rounding may have carried it into a larger unit. */
function spell(seconds: number): string {
  const index = UNITS.findIndex((unit) => seconds >= unit.seconds)
  const large = UNITS[index] ?? UNITS[3]
  const small = UNITS[index + 1]
  const rest = seconds % large.seconds
  const head = `${Math.floor(seconds / large.seconds)} ${large.name}`
  return small && rest >= small.seconds ? `${head} ${Math.floor(rest / small.seconds)} ${small.name}` : head
}
