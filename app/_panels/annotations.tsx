import { AnnotationNotes } from '@/components/reports/annotations/annotation-notes'
import { getDb } from '@/lib/db'
import type { Annotation } from '@/lib/query/annotation'
import { listAnnotations } from '@/lib/store/annotations'
import type { Day, DayRange } from '@/lib/time/day'
import { type Grain, nextGrain } from '@/lib/time/grain'
import { dropAnnotation, saveAnnotation } from './annotation-actions'

const ACTIONS = { save: saveAnnotation, remove: dropAnnotation }

/** What happened on the days of a chart, given the first days of its buckets. */
export async function readAnnotations(starts: readonly Day[], grain: Grain): Promise<Annotation[]> {
  const [first, last] = [starts[0], starts.at(-1)]
  return first && last ? readAnnotationsOf({ from: first, to: nextGrain(last, grain) }) : []
}

/** What happened on the days of a range. */
export function readAnnotationsOf(range: DayRange): Promise<Annotation[]> {
  return listAnnotations(getDb(), range)
}

/** They stand under the chart, where they can be changed. */
export function Annotations({ annotations, today }: { annotations: readonly Annotation[]; today: Day }) {
  return <AnnotationNotes annotations={annotations} today={today} actions={ACTIONS} />
}
