import { z } from 'zod'
import { type Day, FIRST_DAY, LAST_DAY, parseDay } from '@/lib/time/day'
import { type Checked, choice, line, parseForm, read } from './form'

/** What may have happened on a day. */
export const ANNOTATION_KINDS = {
  release: { label: 'Release' },
  campaign: { label: 'Campaign' },
  outage: { label: 'Outage' },
  other: { label: 'Other' },
} as const satisfies Record<string, { label: string }>

export type AnnotationKind = keyof typeof ANNOTATION_KINDS

export const ANNOTATION_KIND_NAMES = Object.keys(ANNOTATION_KINDS) as readonly AnnotationKind[]

export type NewAnnotation = Readonly<{ day: Day; kind: AnnotationKind; title: string }>

export type Annotation = NewAnnotation & Readonly<{ id: string }>

export type AnnotationField = keyof NewAnnotation

/** What a form holds, as text. */
export type TypedAnnotation = Readonly<Record<AnnotationField, string>>

export const LONGEST_TITLE = 120

const form = z.object({
  day: read((text) => parseDay(text.trim()), `Give the day as YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}.`),
  kind: choice(ANNOTATION_KIND_NAMES, `The kind must be one of ${ANNOTATION_KIND_NAMES.join(', ')}.`),
  title: line(1, LONGEST_TITLE, `Say what happened, in 1 to ${LONGEST_TITLE} characters.`),
})

/** An annotation from whatever arrived. */
export function parseAnnotation(raw: unknown): Checked<NewAnnotation, AnnotationField> {
  return parseForm(form, raw)
}
