/** Where an axis begins and ends, and its ticks, from low to high. */
export type Domain = Readonly<{ from: number; to: number; ticks: readonly number[] }>

const STEPS = [1, 2, 2.5, 5, 10] as const
const MOST_TICKS = 5

/**
 * An axis of round ticks around values; null for none. A count begins at 0; what is measured need not, so that its
 * changes are seen, but then the marks say their values. Ticks are round in units of `unit`: a day has 86,400 seconds.
 */
export function toDomain(values: readonly number[], fromZero: boolean, unit = 1): Domain | null {
  if (values.length === 0) return null
  const [lowest, highest] = [fromZero ? 0 : Math.min(...values), Math.max(...values)]
  const span = highest - lowest || Math.abs(highest) || 1
  const power = 10 ** Math.floor(Math.log10(span / unit / MOST_TICKS)) * unit
  const step = (STEPS.find((one) => one * power * (MOST_TICKS - 1) >= span) ?? 10) * power
  const from = Math.max(0, Math.floor(lowest / step + 1e-9)) * step
  const count = Math.max(1, Math.ceil((highest - from) / step - 1e-9))
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((from + index * step).toPrecision(12)))
  return { from, to: ticks.at(-1) ?? highest, ticks }
}
