import { addDays, type DayRange } from '@/lib/time/day'
import { drawableGrain } from '@/lib/time/grain'
import type { ReportQuery, Today } from '../report-query'

/** Nine quarters, which is what periods are of. */
const PERIODS_DAYS = 825

type Drawing = Pick<Today, 'data'> & Readonly<{ mostDrawn?: number }>

/** The question in buckets that a picture of its days can show: of those days that hold data. */
export function toDrawable(query: ReportQuery, { data, mostDrawn }: Drawing): ReportQuery {
  const days = data && intersect(query.range ?? data, data)
  if (!days || mostDrawn === undefined) return query
  return Object.freeze({ ...query, grain: drawableGrain(days, query.grain, mostDrawn) })
}

/** The same for the last nine quarters that hold data, which have no range of their own. */
export function toDrawablePeriods(query: ReportQuery, { data, mostDrawn }: Drawing): ReportQuery {
  const days = data && { from: addDays(data.to, -PERIODS_DAYS), to: data.to }
  const { grain } = toDrawable({ ...query, range: days }, { data, mostDrawn })
  return Object.freeze({ ...query, range: null, grain })
}

/** Null where they have no day in common. */
function intersect(a: DayRange, b: DayRange): DayRange | null {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to < b.to ? a.to : b.to
  return from < to ? { from, to } : null
}
