import { type Day, FIRST_DAY, LAST_DAY, parseDay } from '@/lib/time/day'

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

/** A value, or the first field that makes no sense and the sentence that says why. */
type Checked =
  | Readonly<{ ok: true; value: NewAnnotation }>
  | Readonly<{ ok: false; field: AnnotationField; problem: string }>

export const LONGEST_TITLE = 120

/** An annotation from whatever arrived. */
export function parseAnnotation(raw: unknown): Checked {
  const day = parseDay(readText(raw, 'day').trim())
  if (!day) return refuse('day', `Give the day as YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}.`)
  const kind = ANNOTATION_KIND_NAMES.find((name) => name === readText(raw, 'kind'))
  if (!kind) return refuse('kind', `The kind must be one of ${ANNOTATION_KIND_NAMES.join(', ')}.`)
  const title = readText(raw, 'title')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  if (title.length < 1 || title.length > LONGEST_TITLE) {
    return refuse('title', `Say what happened, in 1 to ${LONGEST_TITLE} characters.`)
  }
  return { ok: true, value: { day, kind, title } }
}

function refuse(field: AnnotationField, problem: string) {
  return { ok: false, field, problem } as const
}

function readText(raw: unknown, name: AnnotationField): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return ''
  const value: unknown = Reflect.get(raw, name)
  return typeof value === 'string' ? value : ''
}
