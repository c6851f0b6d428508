import type { Value } from '../../read/source-record'

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** A value with names of its own. */
export function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What ids, times and numbers are where exports and the programs before them had nothing. */
const NO_VALUE: ReadonlySet<string> = new Set([
  'NULL',
  'null',
  '\\N',
  'NA',
  'N/A',
  'NaN',
  'nan',
  'None',
  'undefined',
  '(not set)',
])

export function saysNothing(value: Value): boolean {
  if (value === null) return true
  return typeof value === 'string' && (NO_VALUE.has(value) || value.trim() === '')
}

/** A single value as text, as it came; null where there is nothing, or a list or a record. */
export function toText(value: Value): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null
  return typeof value === 'boolean' ? String(value) : null
}

/** What only describes: without blanks around it and zero bytes, and no longer than it may be; null where nothing is left. */
export function toShortText(value: Value, longest: number): string | null {
  if (saysNothing(value)) return null
  const text = toText(value)?.replaceAll('\u0000', '').trim()
  return text ? text.slice(0, longest) : null
}
