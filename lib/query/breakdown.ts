/** What a comparison has a row for. */
export const BREAKDOWNS = {
  product: { label: 'Products', one: 'product', many: 'products' },
  category: { label: 'Categories', one: 'category', many: 'categories' },
} as const satisfies Record<string, { label: string; one: string; many: string }>

export type Breakdown = keyof typeof BREAKDOWNS
