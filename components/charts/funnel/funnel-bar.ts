/** One bar. Shares are of the first step, 0 to 1; texts are ready to be shown. */
export type FunnelBar = Readonly<{
  label: string
  color: string
  share: number
  interval: Readonly<{ low: number; high: number }> | null
  count: string
  /** Rate of the step before, of the first step; null for the first. */
  stepRate: string | null
  overallRate: string | null
  /** The part that is missing: up to the share of the step before. */
  lost: Readonly<{ toShare: number; text: string }> | null
  /** The same step in the range before; null when it is not compared. */
  before: Readonly<{ share: number; text: string }> | null
  /** Not a step that users take; drawn apart, under this heading. */
  apart: string | null
}>
