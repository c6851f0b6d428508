import type { ReactNode } from 'react'
import { formatDay } from '@/lib/format/format-day'
import { ANNOTATION_KINDS, type Annotation } from '@/lib/forms/annotation'
import type { Day } from '@/lib/time/day'

type Props = Readonly<{
  annotations: readonly Annotation[]
  /** The day after the last one on the chart. */
  end: Day
}>

/** What happened on the days of a chart, to be read; their numbers are those of the flags on it. */
export function AnnotationList({ annotations, end }: Props) {
  if (annotations.length === 0) return null
  return (
    <ol aria-label="Annotations" className="mt-4 space-y-1 text-sm">
      {annotations.map((annotation, index) => (
        <AnnotationLine key={annotation.id} annotation={annotation} number={index + 1} end={end} />
      ))}
    </ol>
  )
}

type LineProps = Readonly<{ annotation: Annotation; number: number; end: Day; children?: ReactNode }>

/** One of them; what can be done with it comes last. */
export function AnnotationLine({ annotation, number, end, children }: LineProps) {
  const { day, kind, title } = annotation
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="rounded bg-accent-soft px-1.5 font-semibold text-accent text-xs leading-5">
        {number}
      </span>
      <span className="whitespace-nowrap text-muted">{formatDay(day)}</span>
      <span className="text-muted">{ANNOTATION_KINDS[kind].label}</span>
      <span className="min-w-0 break-words font-medium">{title}</span>
      {day >= end && <span className="text-muted">(after the chart’s last day)</span>}
      {children}
    </li>
  )
}
