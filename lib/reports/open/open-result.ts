import type { ReportQuery } from '@/lib/query/report-query'
import { projectOpen } from '@/lib/stats/project-open'
import { ratio } from '@/lib/stats/ratio'
import { sumOf } from '@/lib/stats/sum'
import type { ConversionRow, OpenRow } from './open-sql'

/**
 * Where the sessions of a range stand: converted, lost, or still open because their conversion window has not passed.
 * They add up to `entered`. The projection is what the rate will be when those convert as others did.
 */
export type OpenResult = Readonly<{
  query: ReportQuery
  windowHours: number
  entered: number
  converted: number
  open: number
  lost: number
  /** Of the open ones; not a whole number. */
  expected: number
  /** Shares of `entered`, 0 to 1; null where nobody entered. */
  rate: number | null
  projectedRate: number | null
}>

type Counted = Readonly<{
  entered: number
  converted: number
  open: readonly OpenRow[]
  conversions: readonly ConversionRow[]
}>

export function toOpenResult(
  query: ReportQuery,
  windowHours: number,
  { entered, converted, open, conversions }: Counted,
): OpenResult {
  const openSessions = sumOf(open, ({ sessions }) => sessions)
  const openCount = Math.min(entered - converted, openSessions)
  const closed = sumOf(conversions, ({ sessions }) => sessions)
  const times = conversions.flatMap(({ minutes, sessions }) =>
    minutes === null || minutes >= windowHours * 60 ? [] : [{ minutes, count: sessions }],
  )
  const ages = open.map(({ minutes, sessions }) => ({ minutes, count: sessions }))
  const expected = openCount === 0 ? 0 : projectOpen(ages, times, closed)
  return {
    query,
    windowHours,
    entered,
    converted,
    open: openCount,
    lost: entered - converted - openCount,
    expected,
    rate: ratio(converted, entered),
    projectedRate: ratio(converted + expected, entered),
  }
}
