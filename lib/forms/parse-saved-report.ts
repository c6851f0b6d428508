import { z } from 'zod'
import { SECTION_NAMES, type SectionName } from '@/lib/query/section'
import { LONGEST_NOTE } from '@/lib/saved/report-definition'
import { line, paragraphs, parseForm, WrongField } from './form'
import { LONGEST_DESCRIPTION, LONGEST_REPORT_NAME, type ReportText } from './saved-report'

const SHORTEN_DESCRIPTION = `The description may have at most ${LONGEST_DESCRIPTION} characters.`

const text = z.object({
  name: line(1, LONGEST_REPORT_NAME, `Give the report a name of 1 to ${LONGEST_REPORT_NAME} characters.`),
  description: line(0, LONGEST_DESCRIPTION, SHORTEN_DESCRIPTION).transform((given) => given || null),
  note: paragraphs(LONGEST_NOTE, `The note may have at most ${LONGEST_NOTE} characters.`),
})

/** From whatever arrived; only the note keeps its lines. Throws `WrongField`. */
export function parseReportText(raw: unknown): ReportText {
  return parseForm(text, raw)
}

/** The sections of a report from whatever arrived: at least one, each that there is, none twice. Throws `WrongField`. */
export function parseSections(raw: unknown): readonly SectionName[] {
  const given: readonly unknown[] = Array.isArray(raw) ? raw.slice(0, SECTION_NAMES.length + 1) : []
  const names = given.flatMap((name) => SECTION_NAMES.find((known) => known === name) ?? [])
  if (names.length === 0) throw new WrongField('sections', 'A report shows at least one section.')
  if (names.length < given.length || new Set(names).size < names.length) {
    throw new WrongField('sections', 'The sections must be those that there are, each once.')
  }
  return names
}
