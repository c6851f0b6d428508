import type { ReactNode } from 'react'
import type { Screen } from '@/app/_screen/screen'
import type { ChartMark } from '@/components/charts/annotation-marks'
import { AnnotationList } from '@/components/reports/annotations/annotation-list'
import { AnnotationNotes } from '@/components/reports/annotations/annotation-notes'
import { toChartMarks } from '@/components/reports/annotations/to-chart-marks'
import { CoarserNote } from '@/components/reports/coarser-note'
import type { Annotation } from '@/lib/forms/annotation'
import { addDays, type Day } from '@/lib/time/day'
import { type Grain, nextGrain } from '@/lib/time/grain'
import { dropAnnotation, saveAnnotation } from './annotation-actions'

const ACTIONS = { save: saveAnnotation, remove: dropAnnotation }

type Chart = Readonly<{
  points: readonly Readonly<{ start: Day }>[]
  grain: Grain
  /** Its last day, exclusive; all days where nothing is said. */
  until?: Day | undefined
}>

/**
 * What happened on the days of a chart: flags for its buckets, and what stands under it. It goes on until `until`, or
 * today: a chart ends where sessions do, and an outage of today is to be seen before any came.
 */
export async function readMarks(
  screen: Screen,
  { points, grain, until }: Chart,
): Promise<Readonly<{ marks: readonly ChartMark[]; under: ReactNode }>> {
  const { ask, today, parameters } = screen
  const starts = points.map(({ start }) => start)
  const [first, last] = [starts[0], starts.at(-1)]
  const end = last ? nextGrain(last, grain) : today
  const asked = until ?? addDays(today, 1)
  const to = asked > end ? asked : end
  const annotations = first ? (await ask.annotations(null)).filter(({ day }) => day >= first && day < to) : []
  const under = (
    <>
      <CoarserNote asked={parameters.grain} drawn={grain} starts={starts} />
      <Annotations screen={screen} annotations={annotations} end={end} />
    </>
  )
  return { marks: toChartMarks(annotations, starts, end), under }
}

type Props = Readonly<{
  screen: Readonly<{ today: Day; place: Pick<Screen['place'], 'mayEdit'> }>
  annotations: readonly Annotation[]
  /** The day after the last one of the chart. */
  end: Day
}>

/** They stand under the chart, where whoever may can change them. */
export function Annotations({ screen: { today, place }, annotations, end }: Props) {
  if (!place.mayEdit) return <AnnotationList annotations={annotations} end={end} />
  return <AnnotationNotes annotations={annotations} end={end} today={today} actions={ACTIONS} />
}
