/**
 * Lower edges of the histogram's buckets, in seconds: each about twice the one before, at values people know.
 * The same for every product and period, so that histograms can be laid side by side. The last bucket is open.
 */
export const DURATION_EDGES = [
  0, 1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800,
] as const
