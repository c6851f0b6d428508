/** What is counted once: an event, a session that came so far, a user that did the step on that day. */
export const RECONCILED_UNITS = ['events', 'sessions', 'users'] as const

export type ReconciledUnit = (typeof RECONCILED_UNITS)[number]

/** How many a day and step have, by the day as YYYY-MM-DD, then by the key of the step. */
export type DayTotals = ReadonlyMap<string, ReadonlyMap<string, number>>

/** What a file says that there were. */
export type FileTotals = Readonly<{
  unit: ReconciledUnit
  /** Which column tells of which step. */
  columns: readonly Readonly<{ column: string; step: string }>[]
  days: DayTotals
  /** Columns that mean no step, and rows that could not be read, in sentences. */
  notes: readonly string[]
}>

/** A day is YYYY-MM-DD, YYYYMMDD or DD.MM.YYYY, with or without a time behind it; null for what is none. */
export function parseWrittenDay(text: string): string | null {
  const said = text.trim()
  const [, year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(said) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(said) ?? []
  if (year && month && day) return toDay(year, month, day)
  const [, german, germanMonth, germanYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(said) ?? []
  if (german && germanMonth && germanYear)
    return toDay(germanYear, germanMonth.padStart(2, '0'), german.padStart(2, '0'))
  return null
}

function toDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month}-${day}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null
}

/** A whole number, also with marks between thousands; null for what is none. Nothing is zero. */
export function parseCount(text: string): number | null {
  const said = text.trim()
  if (said === '') return 0
  const plain = /^\d{1,3}([.,'\u00A0\u202F ]\d{3})+$/.test(said) ? said.replace(/\D/g, '') : said
  return /^\d{1,15}(\.0+)?$/.test(plain) ? Number(plain) : null
}
