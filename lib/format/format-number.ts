import { ratio } from '@/lib/stats/ratio'

// signDisplay: negative zero has no sign.
const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'negative' })
const AMOUNT = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const COMPACT = new Intl.NumberFormat('en', {
  notation: 'compact',
  maximumFractionDigits: 1,
  signDisplay: 'negative',
})
const POINTS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const TENTHS = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const HUNDREDTHS = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** What stands where there is nothing to show. */
export const NOTHING = '–'

/** `12,345`. */
export function formatCount(count: number): string {
  return COUNT.format(count)
}

/** Two significant digits, for what is only estimated: `12,000`. */
export function formatRoughly(count: number): string {
  return COUNT.format(Number(count.toPrecision(2)))
}

/** Two significant digits, also of what is less than ten: `12,000`, `4.3`, `0.43`. For what is not negative. */
export function formatEstimate(amount: number): string {
  return amount >= 10 ? formatRoughly(amount) : twoDigits(amount)
}

/** `1,234.50`: an amount in whatever currency the shop counts; `–` where nobody said one. */
export function formatAmount(amount: number | null): string {
  return amount === null ? NOTHING : AMOUNT.format(amount)
}

/** `12.3K`, for axes. */
export function formatCompact(count: number): string {
  return COMPACT.format(count)
}

/**
 * A share 0..1 as per cent with two significant digits, or as many as whole per cent need: `62 %`, `4.7 %`,
 * `0.43 %`. What is not nothing never shows as 0 %, and what is not all never as 100 %.
 */
export function formatShare(share: number | null): string {
  return share === null ? NOTHING : `${formatPercentNumber(share)} %`
}

/** A difference of two shares in percentage points to a tenth, with its sign: `+1.2 pp`, `−< 0.1 pp`. */
export function formatPoints(difference: number | null): string {
  if (difference === null) return NOTHING
  const points = Math.abs(difference) * 100
  if (points === 0) return '±0 pp'
  const sign = difference > 0 ? '+' : '−'
  return `${sign}${points < 0.05 ? '< 0.1' : POINTS.format(points)} pp`
}

/** `1 percentage point`, `0.5 percentage points`. */
export function formatSmallest(smallest: number): string {
  const points = Number((smallest * 100).toFixed(4))
  return `${points} percentage ${points === 1 ? 'point' : 'points'}`
}

/** A relative change, with its sign: `+8.1 %`; `part` and `whole` as for `ratio`. */
export function formatChange(before: number, now: number): string {
  const change = ratio(now - before, before)
  if (change === null) return NOTHING
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  return `${sign}${twoDigits(Math.abs(change) * 100)} %`
}

/**
 * A share 0..1 as per cent to a tenth, below 1 % to a hundredth: `20.4 %`, `0.43 %`; for what is held against a target,
 * where a whole per cent would hide the difference. What is not nothing never shows as 0 %.
 */
export function formatFineShare(share: number | null): string {
  if (share === null) return NOTHING
  const percent = share * 100
  if (percent >= 1 || percent === 0) return `${TENTHS.format(percent)} %`
  return percent < 0.005 ? '< 0.01 %' : `${HUNDREDTHS.format(percent)} %`
}

/** The size of a difference of two shares, without a sign: `1.2 pp`, `0.04 pp`. */
export function formatPointsSize(difference: number): string {
  const points = Math.abs(difference) * 100
  if (points >= 1 || points === 0) return `${HUNDREDTHS.format(Number(points.toFixed(1)))} pp`
  return points < 0.005 ? '< 0.01 pp' : `${HUNDREDTHS.format(points)} pp`
}

function formatPercentNumber(share: number): string {
  const percent = share * 100
  if (share < 1 && percent > 99) return percent > 99.9 ? '> 99.9' : String(Math.floor(percent * 10) / 10)
  return twoDigits(percent)
}

/** `value` must not be negative. */
function twoDigits(value: number): string {
  if (value > 0 && value < 0.001) return '< 0.001'
  if (value >= 9.95) return COUNT.format(Math.round(value))
  return Number(value.toPrecision(2)).toString()
}
