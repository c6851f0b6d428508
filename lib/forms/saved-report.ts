import { SECTION_NAMES, type SectionName } from '@/lib/query/section'
import { LONGEST_NOTE } from '@/lib/saved/report-definition'

/** What its author says of a report: a name, what it is for, and a note of paragraphs that stands above its numbers. */
export type ReportText = Readonly<{ name: string; description: string | null; note: string | null }>

/** The same as a form holds it. */
export type TypedReport = Readonly<Record<keyof ReportText, string>>

export type ReportField = keyof ReportText | 'sections'

/** What a change of a report came to; `id` is that of the report, null where nothing was done. */
export type ReportOutcome = Readonly<{ problem: string | null; field: ReportField | null; id: string | null }>

/** A value, or the first field that makes no sense and the sentence that says why. */
type Checked<T> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; field: ReportField; problem: string }>

export const LONGEST_REPORT_NAME = 120
export const LONGEST_DESCRIPTION = 500

/** From whatever arrived. Control characters are made spaces; only the note keeps its lines. */
export function parseReportText(raw: unknown): Checked<ReportText> {
  const name = toLine(readText(raw, 'name'))
  if (name.length < 1 || name.length > LONGEST_REPORT_NAME) {
    return refuse('name', `Give the report a name of 1 to ${LONGEST_REPORT_NAME} characters.`)
  }
  const description = toLine(readText(raw, 'description'))
  if (description.length > LONGEST_DESCRIPTION) {
    return refuse('description', `The description may have at most ${LONGEST_DESCRIPTION} characters.`)
  }
  const note = toParagraphs(readText(raw, 'note'))
  if (note.length > LONGEST_NOTE) {
    return refuse('note', `The note may have at most ${LONGEST_NOTE} characters.`)
  }
  return { ok: true, value: { name, description: description || null, note: note || null } }
}

/** The sections of a report from whatever arrived: at least one, each that there is, none twice. */
export function parseSections(raw: unknown): Checked<readonly SectionName[]> {
  const given: readonly unknown[] = Array.isArray(raw) ? raw.slice(0, SECTION_NAMES.length + 1) : []
  const names = given.flatMap((name) => SECTION_NAMES.find((known) => known === name) ?? [])
  if (names.length === 0) return refuse('sections', 'A report shows at least one section.')
  if (names.length < given.length || new Set(names).size < names.length) {
    return refuse('sections', 'The sections must be those that there are, each once.')
  }
  return { ok: true, value: names }
}

/** The name of the copy of a report, within the longest name. */
export function nameCopy(name: string): string {
  return `Copy of ${name}`.slice(0, LONGEST_REPORT_NAME).trim()
}

function refuse(field: ReportField, problem: string) {
  return { ok: false, field, problem } as const
}

function toLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim()
}

function toParagraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
}

function readText(raw: unknown, name: keyof ReportText): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return ''
  const value: unknown = Reflect.get(raw, name)
  return typeof value === 'string' ? value : ''
}
