import { z } from 'zod'
import { SECTION_NAMES, type SectionName } from '@/lib/query/section'
import { LONGEST_NOTE } from '@/lib/saved/report-definition'
import { type Checked, type FormOutcome, line, paragraphs, parseForm } from './form'

/** What its author says of a report: a name, what it is for, and a note of paragraphs that stands above its numbers. */
export type ReportText = Readonly<{ name: string; description: string | null; note: string | null }>

/** The same as a form holds it. */
export type TypedReport = Readonly<Record<keyof ReportText, string>>

/** What a change of a report came to; `id` is that of the report, null where nothing was done. */
export type ReportOutcome = FormOutcome & Readonly<{ id: string | null }>

export const LONGEST_REPORT_NAME = 120
export const LONGEST_DESCRIPTION = 500

const SHORTEN_DESCRIPTION = `The description may have at most ${LONGEST_DESCRIPTION} characters.`

const text = z.object({
  name: line(1, LONGEST_REPORT_NAME, `Give the report a name of 1 to ${LONGEST_REPORT_NAME} characters.`),
  description: line(0, LONGEST_DESCRIPTION, SHORTEN_DESCRIPTION).transform((given) => given || null),
  note: paragraphs(LONGEST_NOTE, `The note may have at most ${LONGEST_NOTE} characters.`),
})

/** From whatever arrived; only the note keeps its lines. */
export function parseReportText(raw: unknown): Checked<ReportText, keyof ReportText> {
  return parseForm(text, raw)
}

/** The sections of a report from whatever arrived: at least one, each that there is, none twice. */
export function parseSections(raw: unknown): Checked<readonly SectionName[], 'sections'> {
  const given: readonly unknown[] = Array.isArray(raw) ? raw.slice(0, SECTION_NAMES.length + 1) : []
  const names = given.flatMap((name) => SECTION_NAMES.find((known) => known === name) ?? [])
  if (names.length === 0) return refuse('A report shows at least one section.')
  if (names.length < given.length || new Set(names).size < names.length) {
    return refuse('The sections must be those that there are, each once.')
  }
  return { ok: true, value: names }
}

function refuse(problem: string) {
  return { ok: false, field: 'sections', problem } as const
}

/** The name of the copy of a report, within the longest name. */
export function nameCopy(name: string): string {
  return `Copy of ${name}`.slice(0, LONGEST_REPORT_NAME).trim()
}
