import type { WorthMeasure } from '@/lib/query/unit'
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
  const products = new Map<string, Line[]>()
  for (const line of lines) {
    if (line.toTarget[measure] === null) continue
    const known = products.get(line.id)
    if (known) known.push(line)
    else products.set(line.id, [line])
  }
  const sumOf = (own: readonly Line[]) =>
    own.reduce((sum, { toTarget }) => sum + (toTarget[measure]?.value ?? 0), 0)
  return [...products.values()].toSorted((a, b) => sumOf(b) - sumOf(a)).slice(0, limit)
}
