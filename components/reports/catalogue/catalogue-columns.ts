import type { CatalogueLine } from '@/lib/reports/catalogue/catalogue-result'

export const CATALOGUE_COLUMNS = {
  product: (line) => line.product,
  category: (line) => line.category,
  price: (line) => line.price,
  price_before: (line) => line.priceBefore,
  price_since: (line) => line.priceSince,
  inventory: (line) => line.inventory,
  inventory_since: (line) => line.inventorySince,
  changes: (line) => line.changes,
} as const satisfies Record<string, (line: CatalogueLine) => string | number | null>

export type CatalogueColumn = keyof typeof CATALOGUE_COLUMNS

export const CATALOGUE_COLUMN_NAMES = Object.keys(CATALOGUE_COLUMNS) as readonly CatalogueColumn[]

/** What is text stands at the left. */
export const CATALOGUE_HEADS: Record<
  CatalogueColumn,
  Readonly<{ label: string; align: 'left' | 'right' }>
> = {
  product: { label: 'Product', align: 'left' },
  category: { label: 'Category', align: 'left' },
  price: { label: 'Price', align: 'right' },
  price_before: { label: 'Price before', align: 'right' },
  price_since: { label: 'So since', align: 'left' },
  inventory: { label: 'In stock', align: 'right' },
  inventory_since: { label: 'So since', align: 'left' },
  changes: { label: 'Changes', align: 'right' },
}
