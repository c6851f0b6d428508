import type { Db } from '@/lib/db'
import { labelProducts } from '@/lib/store/product-names'

/** A line of a product, which is called as its row has it. */
type OfProduct = Readonly<{ id: string; product: string }>

/** The same lines with what people read for each product: no two are called alike, and nothing in a name is unseen. */
export async function labelLines<Line extends OfProduct>(
  db: Db,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const labels = await labelProducts(
    db,
    lines.map(({ id, product: name }) => ({ id, name })),
  )
  return lines.map((line) => ({ ...line, product: labels.get(line.id) ?? line.product }))
}

/** The same for files, where names are exactly as they are stored: products of one name have their ids beside it. */
export function tellApart<Line extends OfProduct>(lines: readonly Line[]): readonly Line[] {
  const ids = new Map<string, string>()
  const shared = new Set<string>()
  for (const { id, product } of lines) {
    if ((ids.get(product) ?? id) !== id) shared.add(product)
    ids.set(product, id)
  }
  if (shared.size === 0) return lines
  return lines.map((line) =>
    shared.has(line.product) ? { ...line, product: `${line.product} (${line.id})` } : line,
  )
}
