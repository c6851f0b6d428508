import type { Day } from '@/lib/time/day'

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
