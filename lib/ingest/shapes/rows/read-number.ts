import { quote } from '@/lib/format/quote'
import type { Value } from '../../read/source-record'
import { saysNothing, toText } from '../fields/value'
import type { Mapping } from '../mapping'
import type { Reading } from './reading'

/** What decimal(12, 2) holds. */
const DECIMAL_MAX = 9_999_999_999.99
/** The most that a column of whole numbers holds. */
const INT_MAX = 2_147_483_647
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/
/** What people write before or after an amount. */
const SIGNS = /^(?:[€$£¥]|[A-Z]{3}(?=[ \d]))\s*|\s*(?:[€$£¥]|(?<=[ \d])[A-Z]{3})$/g

/** A decimal number, refused where it is none or too large; null where nothing is said. Thousands may be grouped, a currency's sign may stand beside it. */
export function readNumber(
  reading: Reading,
  value: Value,
  name: string,
  decimal: Mapping['decimal'],
): number | null {
  if (typeof value === 'number') return checkSize(reading, value, String(value), name)
  if (saysNothing(value)) return null
  const text = toText(value)?.trim()
  if (text === undefined) return reading.refuse(`${name} is not a number: ${quote(JSON.stringify(value))}`)
  const number = parseNumber(text, decimal)
  if (number === null) return reading.refuse(`${name} is not a number: ${quote(text)}`)
  return checkSize(reading, number, text, name)
}

/** A number of pieces: of what is sold by weight the nearest, and at least one. Otherwise as `readNumber`. */
export function readQuantity(
  reading: Reading,
  value: Value,
  name: string,
  decimal: Mapping['decimal'],
): number | null {
  const number = readNumber(reading, value, name, decimal)
  if (number === null || number === 0) return number
  const pieces = Math.max(1, Math.round(Math.abs(number)))
  if (pieces > INT_MAX) return reading.refuse(`${name} is too large: ${quote(String(number))}`)
  return Math.sign(number) * pieces
}

/** Null where it is none. With a comma for decimals, dots and blanks may group thousands; with a dot, commas may. */
export function parseNumber(text: string, decimal: Mapping['decimal']): number | null {
  const bare = NUMBER.test(text) && decimal === '.' ? text : text.replaceAll(SIGNS, '')
  const dotted = decimal === ',' ? swap(bare) : bare
  if (NUMBER.test(dotted)) return Number(dotted)
  return GROUPED.test(dotted) ? Number(dotted.replaceAll(',', '')) : null
}

/** `1.234,5` and `1 234,5` as `1,234.5`. */
function swap(text: string): string {
  return text
    .replaceAll(/[.\s']/g, '_')
    .replaceAll(',', '.')
    .replaceAll('_', ',')
}

function checkSize(reading: Reading, number: number, text: string, name: string): number | null {
  if (Number.isFinite(number) && Math.abs(number) <= DECIMAL_MAX) return number
  return reading.refuse(`${name} is too large: ${quote(text)}`)
}
