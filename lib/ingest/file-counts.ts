import { formatCount } from '@/lib/format/format-number'

/** Rows: read = stored + corrected + repeated + rejected. Repeated rows were there already, as they are. */
export type FileCounts = Readonly<{
  file: string
  read: number
  stored: number
  /** Were there, said something else, and take what is said now. */
  corrected: number
  repeated: number
  rejected: number
  /** Not rows of the file: what went because it was not in it. */
  gone: number
  /** Whether the file stood for its whole table; null where nobody said that it does. */
  complete: boolean | null
  /** What an order lacked may have been in a refused row, so nothing went from any. */
  isHeld: boolean
}>

const NOTHING = { read: 0, stored: 0, corrected: 0, repeated: 0, rejected: 0, gone: 0 }

const COUNTS = Object.keys(NOTHING) as (keyof typeof NOTHING)[]

export function noCounts(file: string): FileCounts {
  return { file, ...NOTHING, complete: null, isHeld: false }
}

/** The sums; what is said of one file stays that of the left. */
export function addCounts(left: FileCounts, right: FileCounts): FileCounts {
  const sums = Object.fromEntries(COUNTS.map((name) => [name, left[name] + right[name]]))
  return { ...left, ...sums }
}

/** What the counts of a file do not say by themselves, a sentence each. */
export function sayBeside(counts: FileCounts): string[] {
  return [sayCorrected(counts), sayGone(counts)].flatMap((sentence) => sentence ?? [])
}

function sayCorrected({ file, corrected }: FileCounts): string | null {
  if (corrected === 0) return null
  if (corrected === 1) return `${file}: 1 row was known and says something else now; what came last stands.`
  return `${file}: ${formatCount(corrected)} rows were known and say something else now; what came last stands.`
}

/** What went because of a file, or why nothing did, in a sentence; null where there is nothing to tell. */
function sayGone({ file, gone, complete, isHeld, rejected }: FileCounts): string | null {
  const rows = formatCount(gone)
  const refused =
    rejected === 1 ? '1 row of it was refused' : `${formatCount(rejected)} rows of it were refused`
  if (complete === false) return `${file} was not taken as complete, because ${refused}: nothing is gone.`
  if (complete) {
    if (gone === 0) return `${file} was complete: nothing is gone.`
    return `${file} was complete: ${rows} ${gone === 1 ? 'row that it has no longer is' : 'rows that it has no longer are'} gone.`
  }
  if (isHeld) return `${file} has a refused row that does not say its order, so nothing went from any order.`
  if (gone === 0) return null
  return `${file}: ${rows} ${gone === 1 ? 'product is no longer in its order' : 'products are no longer in their orders'}.`
}
