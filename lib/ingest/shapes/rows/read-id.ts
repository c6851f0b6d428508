import { createHash } from 'node:crypto'
import { quote } from '@/lib/format/quote'
import type { Value } from '../../read/source-record'
import { compileField, listPathsOf, nameField } from '../fields/path'
import { saysNothing, toText } from '../fields/value'
import type { MappingField } from '../mapping'
import type { Reading } from './reading'

export const LONGEST_ID = 200
export const LONGEST_NAME = 100

/** Null: nothing is said, nothing is mapped, or it is refused. */
export type ReadText = (reading: Reading) => string | null

/** Ids as they came, of at most 200 characters; of one that is personal a fingerprint, which tells people apart and names nobody. */
export function compileId(field: MappingField | null, personal: ReadonlySet<string>): ReadText {
  const read = compileText(field, LONGEST_ID)
  if (!listPathsOf(field).some((path) => personal.has(path))) return read
  return (reading) => {
    const id = read(reading)
    return id && createHash('sha256').update(id.trim().toLowerCase()).digest('hex').slice(0, 32)
  }
}

/** A text as it came; refused where it is longer, or no single value. */
export function compileText(field: MappingField | null, longest: number): ReadText {
  if (field === null) return () => null
  const get = compileField(field)
  const name = nameField(field)
  return (reading) => readText(reading, get(reading.record, reading.around), name, longest)
}

export function readText(reading: Reading, value: Value, name: string, longest: number): string | null {
  if (saysNothing(value)) return null
  const text = toStorable(toText(value))
  if (text === null) {
    return typeof value === 'number'
      ? null
      : reading.refuse(`${name} is not a single value: ${quote(JSON.stringify(value))}`)
  }
  if (text.includes('\u0000')) return reading.refuse(`${name} holds a zero byte: ${quote(text)}`)
  return text.length <= longest ? text : reading.refuse(`${name} is longer than ${longest} characters`)
}

/** What JSON can say and no database keeps, half of a character, becomes the sign for what cannot be shown, as it would there. */
function toStorable(text: string | null): string | null {
  if (text === null || !/[\ud800-\udfff]/.test(text)) return text
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}
