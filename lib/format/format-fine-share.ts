import { NOTHING } from './format-number'

const TENTHS = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const HUNDREDTHS = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

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
