import type { Outcome } from './form'

/** What its author says of a report: a name, what it is for, and a note of paragraphs that stands above its numbers. */
export type ReportText = Readonly<{ name: string; description: string | null; note: string | null }>

/** The same as a form holds it. */
export type TypedReport = Readonly<Record<keyof ReportText, string>>

/** What a change of a report came to; `id` is that of the report, null where nothing was done. */
export type ReportOutcome = Outcome & Readonly<{ id: string | null }>

export const LONGEST_REPORT_NAME = 120
export const LONGEST_DESCRIPTION = 500

/** The name of the copy of a report, within the longest name. */
export function nameCopy(name: string): string {
  return `Copy of ${name}`.slice(0, LONGEST_REPORT_NAME).trim()
}
