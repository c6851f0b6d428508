import { performance } from 'node:perf_hooks'

/** What was measured, and how long it took in milliseconds. */
export type Timed<T> = Readonly<{ ms: number; value: T }>

export async function time<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

/** The median time of `runs` runs after one that is not counted, and what that one returned. */
export async function timeMedian<T>(runs: number, work: () => Promise<T>): Promise<Timed<T>> {
  const { value } = await time(work)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push((await time(work)).ms)
  return { ms: median(times), value }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that this share of all lies below: one of them, not between two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN
}
