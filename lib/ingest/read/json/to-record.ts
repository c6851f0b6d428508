import type { Fields, SourceRecord, Value } from '../source-record'
import { parseJson } from './parse-json'

/** A record of a text that holds one object, or why it is none. */
export function toRecord(line: number, row: string): SourceRecord {
  const parsed = parseJson(row)
  if ('reason' in parsed) return { line, row, reason: parsed.reason }
  return isFields(parsed.value)
    ? { line, row, fields: parsed.value }
    : { line, row, reason: 'is no JSON object' }
}

function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
