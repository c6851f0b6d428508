import type { ReportQuery } from '@/lib/query/report-query'
import type { Day } from '@/lib/time/day'
import { drawableGrain, type Grain, nextGrain } from '@/lib/time/grain'
import type { Asked } from './report'

type Drawn = Readonly<{ query: ReportQuery; points: readonly Readonly<{ start: Day }>[] }>

/** The grain at which points can be drawn: those of orders may be of other days than sessions, by which that of a page was chosen. */
export function toDrawnGrain(
  { query: { grain }, points }: Drawn,
  { mostDrawn }: Pick<Asked<'mostDrawn'>, 'mostDrawn'>,
): Grain {
  const [first, last] = [points[0]?.start, points.at(-1)?.start]
  if (!first || !last || mostDrawn === null) return grain
  return drawableGrain({ from: first, to: nextGrain(last, grain) }, grain, mostDrawn)
}
