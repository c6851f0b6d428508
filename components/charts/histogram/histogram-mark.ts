/** A value to be found on the axis, counted in buckets from its left end: 2.5 is in the middle of the third. */
export type HistogramMark = Readonly<{ position: number; text: string; strong: boolean }>
