import type { WorthMeasure } from '@/lib/query/worth'
import { groupBy, sumOf } from '@/lib/stats/sum'
import type { WorthLine } from './worth-result'

/**
 * The lines of each of at most `limit` products, those first of which all steps together would bring most in this
 * measure; without those that have no worth in it.
 */
export function listTopProducts<Line extends WorthLine>(
  lines: readonly Line[],
  measure: WorthMeasure,
  limit: number,
): readonly (readonly Line[])[] {
  const worthy = lines.filter(({ toTarget }) => toTarget[measure] !== null)
  const bring = (own: readonly Line[]) => sumOf(own, ({ toTarget }) => toTarget[measure]?.value ?? 0)
  return [...groupBy(worthy, ({ id }) => id).values()].toSorted((a, b) => bring(b) - bring(a)).slice(0, limit)
}
