import { formatBytes } from '@/lib/format/format-bytes'
import type { Fields, Value } from '../read/source-record'

export const MOST_EVENT_BYTES = 32 * 1024
const DEEPEST = 20
const MOST_KEYS = 1_000

/** What an event has too much of, in the words of a reason; null where it may be taken. */
export function findExcess(event: Fields): string | null {
  const counted = { keys: 0, isDeep: false }
  count(event, 1, counted)
  if (counted.isDeep) return `it is nested deeper than ${DEEPEST} levels`
  if (counted.keys > MOST_KEYS) return `it has more than ${MOST_KEYS} fields`
  const isLarge = Buffer.byteLength(JSON.stringify(event)) > MOST_EVENT_BYTES
  return isLarge ? `it has more than ${formatBytes(MOST_EVENT_BYTES)}` : null
}

function count(value: Value, depth: number, counted: { keys: number; isDeep: boolean }): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > DEEPEST) counted.isDeep = true
  if (counted.isDeep || counted.keys > MOST_KEYS) return
  for (const inner of Object.values(value)) {
    counted.keys += 1
    count(inner, depth + 1, counted)
  }
}
