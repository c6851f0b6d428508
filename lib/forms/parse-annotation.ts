import { z } from 'zod'
import { FIRST_DAY, LAST_DAY, parseDay } from '@/lib/time/day'
import { ANNOTATION_KIND_NAMES, LONGEST_TITLE, type NewAnnotation } from './annotation'
import { choice, line, parseForm, read } from './form'

const form = z.object({
  day: read((text) => parseDay(text.trim()), `Give the day as YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}.`),
  kind: choice(ANNOTATION_KIND_NAMES, `The kind must be one of ${ANNOTATION_KIND_NAMES.join(', ')}.`),
  title: line(1, LONGEST_TITLE, `Say what happened, in 1 to ${LONGEST_TITLE} characters.`),
})

/** An annotation from whatever arrived. Throws `WrongField`. */
export function parseAnnotation(raw: unknown): NewAnnotation {
  return parseForm(form, raw)
}
