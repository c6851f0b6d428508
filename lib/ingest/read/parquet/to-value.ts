import type { DuckDBValue } from '@duckdb/node-api'
import type { Value } from '../source-record'

/** What distinguishes DuckDB's values, so that its module is loaded by whoever reads Parquet alone. */
type Shape = Readonly<Record<string, unknown>>

/**
 * A value of DuckDB as JSON has it. Times are ISO: with Z where the column is an absolute time, without where it says no
 * zone. Whole numbers and decimals that a number cannot hold are texts of their digits. Bytes, and what is no number, are null.
 */
export function toValue(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return toNumber(value)
  if (typeof value === 'bigint') return toWhole(value)
  const shape: Shape = { ...value }
  const toNested = NESTED[value.constructor.name]
  return toNested ? toNested(shape, value) : value.toString()
}

const NESTED: Readonly<Record<string, (shape: Shape, value: object) => Value>> = {
  DuckDBListValue: ({ items }) => toList(items),
  DuckDBArrayValue: ({ items }) => toList(items),
  DuckDBStructValue: ({ entries }) => toObject(Object.entries(entries as Record<string, DuckDBValue>)),
  DuckDBMapValue: ({ entries }) =>
    toObject(
      (entries as { key: DuckDBValue; value: DuckDBValue }[]).map(({ key, value }) => [toKey(key), value]),
    ),
  DuckDBUnionValue: ({ value }) => toValue(value as DuckDBValue),
  DuckDBVariantValue: ({ value }) => toValue(value as DuckDBValue),
  DuckDBBlobValue: () => null,
  DuckDBBitValue: () => null,
  DuckDBGeometryValue: () => null,
  DuckDBDecimalValue: ({ width }, value) => toDecimal(Number(width), value),
  DuckDBTimestampTZValue: ({ micros }) => toTime(micros as bigint, 'Z'),
  DuckDBTimestampValue: ({ micros }) => toTime(micros as bigint, ''),
  DuckDBTimestampMillisecondsValue: ({ millis }) => toTime((millis as bigint) * 1_000n, ''),
  DuckDBTimestampSecondsValue: ({ seconds }) => toTime((seconds as bigint) * 1_000_000n, ''),
  DuckDBTimestampNanosecondsValue: ({ nanos }) => toTime((nanos as bigint) / 1_000n, ''),
}

function toKey(key: DuckDBValue): string {
  const value = toValue(key)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function toList(items: unknown): Value {
  return (items as readonly DuckDBValue[]).map(toValue)
}

function toObject(entries: readonly (readonly [string, DuckDBValue])[]): Value {
  return Object.fromEntries(entries.map(([key, value]) => [key, toValue(value)]))
}

/** A number of four bytes says seven digits; the others are made up. */
function toNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null
  if (Number.isInteger(value) || Math.fround(value) !== value) return value
  const short = Number(value.toPrecision(7))
  return Math.fround(short) === value ? short : value
}

function toWhole(value: bigint): Value {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value.toString()
}

/** Digits that every number holds. */
const HELD_DIGITS = 15

function toDecimal(width: number, value: object): Value {
  const text = String(value)
  return width <= HELD_DIGITS ? Number(text) : text
}

/** Null for times that never come, and those that no calendar holds. */
function toTime(micros: bigint, zone: string): Value {
  const rest = ((micros % 1_000n) + 1_000n) % 1_000n
  const date = new Date(Number((micros - rest) / 1_000n))
  if (Number.isNaN(date.getTime())) return null
  const fraction = rest === 0n ? '' : rest.toString().padStart(3, '0')
  return date.toISOString().replace('Z', `${fraction}${zone}`)
}
