/** What is gained; the shop does not say its currency. */
export const WORTH_MEASURES = {
  revenue: { label: 'Revenue' },
  orders: { label: 'Orders' },
} as const satisfies Record<string, { label: string }>

export type WorthMeasure = keyof typeof WORTH_MEASURES
