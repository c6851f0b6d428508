/** Share of `part` in `whole`, 0 to 1; null when there is nothing to divide by. The only division of counts. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
