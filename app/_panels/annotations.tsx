import { AnnotationList } from '@/components/reports/annotations/annotation-list'
import { AnnotationNotes } from '@/components/reports/annotations/annotation-notes'
import type { Annotation } from '@/lib/query/annotation'
import type { Day } from '@/lib/time/day'
import { type Grain, nextGrain } from '@/lib/time/grain'
import { dropAnnotation, saveAnnotation } from './annotation-actions'
import type { Screen } from './screen'

const ACTIONS = { save: saveAnnotation, remove: dropAnnotation }

/** What happened on the days of a chart, given the first days of its buckets. */
export async function readAnnotations(
  { ask }: Screen,
  starts: readonly Day[],
  grain: Grain,
): Promise<Annotation[]> {
  const [first, last] = [starts[0], starts.at(-1)]
  return first && last ? ask.annotations({ from: first, to: nextGrain(last, grain) }) : []
}

type Props = Readonly<{
  screen: Readonly<{ today: Day; place: Pick<Screen['place'], 'mayEdit'> }>
  annotations: readonly Annotation[]
}>

/** They stand under the chart, where whoever may can change them. */
export function Annotations({ screen: { today, place }, annotations }: Props) {
  if (!place.mayEdit) return <AnnotationList annotations={annotations} />
  return <AnnotationNotes annotations={annotations} today={today} actions={ACTIONS} />
}
