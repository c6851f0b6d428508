/**
 * The value under which a `share` (0 to 1) of the values lies, in between two of them on the straight line; null of no
 * values. Definition 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", Am. Stat. 50 (1996), which
 * is that of spreadsheets and of PostgreSQL's percentile_cont.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below === undefined || above === undefined ? null : below + (at - Math.floor(at)) * (above - below)
}
