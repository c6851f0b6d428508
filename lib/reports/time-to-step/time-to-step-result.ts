import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import type { ReportQuery } from '@/lib/query/report-query'
import { DURATION_EDGES } from '@/lib/time/duration-edges'
import type { ProductTimeRow, TimeRow } from './time-to-step-sql'

/** Seconds between two steps of the same product; null when there is no pair. */
export type Times = Readonly<{
  /** Pairs of a unit and a product that have both steps, the later one not earlier. */
  pairs: number
  /** Pairs that have both steps, but in the other order; they are in no other number here. */
  leftOut: number
  meanSeconds: number | null
  medianSeconds: number | null
  p90Seconds: number | null
}>

/** Pairs with fromSeconds <= time < toSeconds; null is open. */
export type TimeBucket = Readonly<{ fromSeconds: number; toSeconds: number | null; pairs: number }>

export type GapTimes = Times &
  Readonly<{ fromStep: string; toStep: string; histogram: readonly TimeBucket[] }>

/** `times` are by gap. */
export type ProductTimes = Readonly<{ id: string; product: string; times: readonly Times[] }>

export type TimeToStepResult = Readonly<{ query: ReportQuery; gaps: readonly GapTimes[] }>

export type ProductTimesResult = Readonly<{ query: ReportQuery; products: readonly ProductTimes[] }>

/** A gap of the funnel each, also when there is no pair. */
export function toTimeToStepResult(query: ReportQuery, rows: readonly TimeRow[]): TimeToStepResult {
  const funnel = funnelOf(query)
  const keyOf = (place: number) => funnel.steps[place]?.key ?? ''
  const gaps = listGaps(funnel).map(({ place, from, to }) => {
    const own = rows.find(({ gap }) => gap === place)
    return { fromStep: keyOf(from), toStep: keyOf(to), ...toTimes(own), histogram: toHistogram(own) }
  })
  return { query, gaps }
}

/** Times with the gap that they are of. */
export function withGaps(
  query: ReportQuery,
  times: readonly GapTimes[],
): readonly Readonly<{ gap: Gap; times: GapTimes }>[] {
  return listGaps(funnelOf(query)).flatMap((gap) => {
    const own = times[gap.place]
    return own ? { gap, times: own } : []
  })
}

/** One line a product with at least one pair, in order of the alphabet. Products of one name keep a line each. */
export function toProductTimesResult(
  query: ReportQuery,
  rows: readonly ProductTimeRow[],
): ProductTimesResult {
  const gaps = listGaps(funnelOf(query))
  const names = new Map(rows.map((row) => [row.part, row.product]))
  const byKey = new Map(rows.map((row) => [`${row.gap} ${row.part}`, row]))
  const products = [...names].map(([id, product]) => ({
    id,
    product,
    times: gaps.map(({ place }) => toTimes(byKey.get(`${place} ${id}`))),
  }))
  return { query, products }
}

function toTimes(row: TimeRow | undefined): Times {
  return {
    pairs: row?.pairs ?? 0,
    leftOut: row?.left_out ?? 0,
    meanSeconds: row?.mean_seconds ?? null,
    medianSeconds: row?.quantiles?.[0] ?? null,
    p90Seconds: row?.quantiles?.[1] ?? null,
  }
}

function toHistogram(row: TimeRow | undefined): TimeBucket[] {
  return DURATION_EDGES.map((fromSeconds, index) => ({
    fromSeconds,
    toSeconds: DURATION_EDGES[index + 1] ?? null,
    pairs: row?.histogram[index + 1] ?? 0,
  }))
}
