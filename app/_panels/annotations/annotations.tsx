import type { Screen } from '@/app/_screen/screen'
import { AnnotationList } from '@/components/reports/annotations/annotation-list'
import { AnnotationNotes } from '@/components/reports/annotations/annotation-notes'
import type { Annotation } from '@/lib/forms/annotation'
import { addDays, type Day } from '@/lib/time/day'
import { type Grain, nextGrain } from '@/lib/time/grain'
import { dropAnnotation, saveAnnotation } from './annotation-actions'

const ACTIONS = { save: saveAnnotation, remove: dropAnnotation }

/** What stands under a chart, and the day after its last one. */
type AnnotationsOfChart = Readonly<{ annotations: readonly Annotation[]; end: Day }>

/**
 * What happened on the days of a chart, given the first days of its buckets, and after them until `until`,
 * exclusive: a chart ends where sessions do, and an outage of today is to be seen before any came.
 */
export async function readAnnotations(
  { ask, today }: Screen,
  { starts, grain, until }: Readonly<{ starts: readonly Day[]; grain: Grain; until: Day | undefined }>,
): Promise<AnnotationsOfChart> {
  const [first, last] = [starts[0], starts.at(-1)]
  if (!first || !last) return { annotations: [], end: today }
  const end = nextGrain(last, grain)
  const asked = until ?? addDays(today, 1)
  const to = asked > end ? asked : end
  const annotations = await ask.annotations(null)
  return { annotations: annotations.filter(({ day }) => day >= first && day < to), end }
}

type Props = Readonly<{
  screen: Readonly<{ today: Day; place: Pick<Screen['place'], 'mayEdit'> }>
}>

/** They stand under the chart, where whoever may can change them. */
export function Annotations({ screen: { today, place }, annotations, end }: Props & AnnotationsOfChart) {
  if (!place.mayEdit) return <AnnotationList annotations={annotations} end={end} />
  return <AnnotationNotes annotations={annotations} end={end} today={today} actions={ACTIONS} />
}
