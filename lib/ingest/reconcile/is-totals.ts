import { lookAtFile } from '../read/look-at-file'
import type { Fields } from '../read/source-record'
import { toWords } from '../shapes/fields/to-words'
import { ROLE_WORDS } from '../shapes/guess/role-words'
import { findTotalColumns, type StepNames, toWide } from './find-columns'
import { parseCount, parseWrittenDay } from './totals'

/** A time of the day, as events have one; midnight is written behind days, too. */
const CLOCK = /\d[T ]+(?!00?:00)\d{1,2}:\d/

/**
 * Whether a file is what a source counted itself: days without a clock, whole numbers under the names of steps, and nobody who
 * did it. Of its first rows alone. A file that cannot be read is none.
 */
export async function isTotals(
  place: string,
  { root, scratch, steps }: Readonly<{ root: string | null; scratch: string | null; steps: StepNames }>,
): Promise<boolean> {
  const look = await lookAtFile(place, { root, scratch }).catch(() => null)
  const records = look?.members.length === 1 ? (look.members[0]?.records ?? []) : []
  return areTotals(
    records.flatMap((record): Fields[] => ('fields' in record ? [record.fields] : [])),
    steps,
  )
}

/** The same of rows that were read. */
export function areTotals(read: readonly Fields[], steps: StepNames): boolean {
  const rows = read.map(toWide(read, steps))
  const { day, columns, unknown } = findTotalColumns(rows, steps)
  if (day === null || columns.length === 0 || unknown.some(isWho)) return false
  const textsOf = (column: string) => rows.map((fields) => String(fields[column] ?? ''))
  return (
    textsOf(day).every((text) => !CLOCK.test(text)) &&
    textsOf(day).filter((text) => parseWrittenDay(text) === null).length <= rows.length / 10 &&
    columns.every(({ column }) => textsOf(column).every((text) => parseCount(text) !== null))
  )
}

/** Named as what somebody or something is called, and not how many there were. */
function isWho(column: string): boolean {
  const words = toWords(column)
  return (['user', 'anonymous', 'session', 'name'] as const).some((role) => {
    const { names, not } = ROLE_WORDS[role]
    return !not.test(words) && names.some((name) => name.test(words))
  })
}
