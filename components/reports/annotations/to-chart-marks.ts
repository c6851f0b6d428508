import type { ChartMark } from '@/components/charts/annotation-marks'
import type { Annotation } from '@/lib/forms/annotation'
import type { Day } from '@/lib/time/day'

/**
 * A flag for each bucket in which something happened. `starts` are the first days of the buckets in order, `end` is the
 * day after the last; days outside have none. Numbers count the annotations in their order, from 1.
 */
export function toChartMarks(
  annotations: readonly Annotation[],
  starts: readonly Day[],
  end: Day,
): ChartMark[] {
  const buckets = new Map<number, { numbers: number[]; titles: string[] }>()
  for (const [place, { day, title }] of annotations.entries()) {
    const index = day < end ? starts.findLastIndex((start) => start <= day) : -1
    if (index < 0) continue
    const bucket = buckets.get(index) ?? { numbers: [], titles: [] }
    buckets.set(index, { numbers: [...bucket.numbers, place + 1], titles: [...bucket.titles, title] })
  }
  return [...buckets].map(([index, { numbers, titles }]) => ({ index, text: toText(numbers), titles }))
}

/** Annotations come in order of their days, so the numbers of a bucket follow one another. */
function toText(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first === last ? String(first) : `${first}–${last}`
}
