import { quote } from '@/lib/format/quote'
import type { Value } from '../../read/source-record'
import type { TimeLimits } from '../../time-limits'
import { compileField, nameField } from '../fields/path'
import { saysNothing, toText } from '../fields/value'
import type { Mapping } from '../mapping'
import { compileZone } from '../zone'
import { type PartsOrder, parseWrittenTime, toMomentMs } from './parse-written-time'
import { readNumber } from './read-number'
import type { Reading } from './reading'

/** What a text or a number says of a moment, in milliseconds; null where it is no time of the format. */
type ParseTime = (text: string) => number | null

const EPOCHS = { epoch_s: 1000, epoch_ms: 1, epoch_us: 0.001 } as const
const ORDERS = { iso: 'ymd', dmy: 'dmy', mdy: 'mdy' } as const satisfies Record<string, PartsOrder>
/** What Date can be. */
const END_OF_TIME_MS = 8.64e15

/**
 * Reads when a row happened. A time before the first day or more than a day ahead of its arrival is refused, and so is one that
 * is missing, but where `required` is false. Null: none, or refused.
 */
export function compileTime(
  mapping: Mapping['time'],
  limits: TimeLimits,
): (reading: Reading, required: boolean) => Date | null {
  const get = compileField(mapping.field)
  const name = nameField(mapping.field)
  const parse = compileParse(mapping)
  const getOffset = compileField(mapping.offset ?? null)
  const offsetName = nameField(mapping.offset ?? '.')
  return (reading, required) => {
    const value = get(reading.record, reading.around)
    const text = saysNothing(value) ? null : toText(value)?.trim()
    if (text === null || text === undefined) {
      if (value !== null && typeof value === 'object')
        return reading.refuse(`${name} is not a time: ${say(value)}`)
      return required ? reading.refuse(`${name} is missing`) : null
    }
    const ms = parse(text)
    if (ms === null) return reading.refuse(`${name} is not a time: ${quote(text)}`)
    const more = readNumber(reading, getOffset(reading.record, reading.around), offsetName, '.') ?? 0
    return checkLimits(reading, name, text, ms + more, limits)
  }
}

function checkLimits(
  reading: Reading,
  name: string,
  text: string,
  ms: number,
  limits: TimeLimits,
): Date | null {
  if (ms > limits.last.getTime()) {
    return reading.refuse(`${name} is more than a day ahead of its arrival: ${quote(text)}`)
  }
  if (ms < limits.first.getTime())
    return reading.refuse(`${name} is before ${limits.firstDay}: ${quote(text)}`)
  return new Date(ms)
}

function say(value: Value): string {
  return quote(JSON.stringify(value))
}

function compileParse({ format, zone }: Mapping['time']): ParseTime {
  if (format === 'epoch_s' || format === 'epoch_ms' || format === 'epoch_us')
    return compileEpoch(EPOCHS[format])
  const order = ORDERS[format]
  const byZone = zone === null || zone === 'UTC' ? (wallMs: number) => wallMs : compileZone(zone)
  return (text) => {
    const written = parseWrittenTime(text, order)
    return written && toMomentMs(written, byZone)
  }
}

function compileEpoch(millisecondsEach: number): ParseTime {
  return (text) => {
    if (!/^-?\d{1,18}(\.\d{1,9})?$/.test(text)) return null
    const ms = Math.floor(Number(text) * millisecondsEach)
    return Math.abs(ms) <= END_OF_TIME_MS ? ms : null
  }
}
