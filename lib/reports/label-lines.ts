import type { Db } from '@/lib/db'
import { labelProducts } from '@/lib/store/product-names'
import type { Column } from './report-table'

/** A line of a product, which is called as its row has it. */
type OfProduct = Readonly<{ id: string; product: string }>

/** A line whose `product` is what people read for it; `name` is exactly what is stored. */
export type Labelled<Line extends OfProduct> = Line & Readonly<{ name: string }>

/** The same lines with what people read for each product: no two are called alike, and nothing in a name is unseen. */
export async function labelLines<Line extends OfProduct>(
  db: Db,
  lines: readonly Line[],
): Promise<readonly Labelled<Line>[]> {
  const labels = await labelProducts(
    db,
    lines.map(({ id, product: name }) => ({ id, name })),
  )
  return lines.map((line) => ({ ...line, name: line.product, product: labels.get(line.id) ?? line.product }))
}

/** What a product is called in files, and its id. */
export const PRODUCT: Column<Readonly<{ name?: string }>> = {
  name: 'product',
  kind: 'text',
  value: (row) => row.name ?? null,
}
export const PRODUCT_ID: Column<Readonly<{ id?: string }>> = {
  name: 'product_id',
  kind: 'text',
  value: (row) => row.id ?? null,
}

/** For files, where names are exactly as they are stored: products of one name have their ids beside it. */
export function tellApart<Line extends Readonly<{ id: string; name: string }>>(
  lines: readonly Line[],
): readonly Line[] {
  const ids = new Map<string, string>()
  const shared = new Set<string>()
  for (const { id, name } of lines) {
    if ((ids.get(name) ?? id) !== id) shared.add(name)
    ids.set(name, id)
  }
  if (shared.size === 0) return lines
  return lines.map((line) => (shared.has(line.name) ? { ...line, name: `${line.name} (${line.id})` } : line))
}
