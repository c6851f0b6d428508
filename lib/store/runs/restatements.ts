import type { Db } from '@/lib/db'
import type { Day } from '@/lib/time/day'
import { labelProducts } from '../product-names'

/** A day whose counts moved, of the whole shop or of a product. */
export type Restatement = Readonly<{
  day: Day
  /** As people read it; null for the whole shop. */
  product: string | null
  /** Sessions that reached each step or a later one, by place. */
  before: readonly number[]
  after: readonly number[]
}>

export type Restatements = Readonly<{
  rows: readonly Restatement[]
  /** All that are kept, also beyond those in `rows`. */
  all: number
  /** Moves of products that were not kept, because larger ones were (docs/decisions/0024). */
  left: number
}>

/** Most restatements that a file has. */
export const MOST_RESTATEMENTS = 100_000

type Row = Omit<Restatement, 'product'> & Readonly<{ product_id: string; product: string; all: number }>

/**
 * What refreshes moved after one moment and until another, included: the first count of each day and product before them
 * and the last after them. What ended as it began is left out. Newest days first, of each the shop and then its products.
 */
export async function listRestatements(
  db: Db,
  after: Date,
  until: Date,
  take: number,
): Promise<Restatements> {
  const rows = await db.$queryRaw<Row[]>`
    with moved as ( -- a day of the shop or of a product, from its first count to its last
      select day, product_id,
        jsonb_agg(to_jsonb(before) order by refresh_id) -> 0 as before,
        jsonb_agg(to_jsonb(after) order by refresh_id desc) -> 0 as after
      from restatement
      join refresh_run on refresh_run.id = refresh_id
      where at > ${after.toISOString()}::timestamptz and at <= ${until.toISOString()}::timestamptz
      group by day, product_id
    )
    select day::text as day, product_id, coalesce(product.name, product_id) as product,
      before, after, (count(*) over ())::int as all
    from moved
    left join product on product.id = product_id
    where before <> after
    order by day desc, product_id <> '', product, product_id
    limit ${take}`
  const named = new Map(rows.map(({ product_id: id, product: name }) => [id, { id, name }]))
  named.delete('')
  const labels = await labelProducts(db, [...named.values()])
  return {
    rows: rows.map((row) => toRestatement(row, labels)),
    all: rows[0]?.all ?? 0,
    left: await countLeft(db, after, until),
  }
}

/** Moves of products that refreshes found and did not keep. */
async function countLeft(db: Db, after: Date, until: Date): Promise<number> {
  const [counted] = await db.$queryRaw<{ left: number }[]>`
    with kept as ( -- a refresh, with the moves of products that it found and those that are kept
      select restated_products as found, count(restatement.day)::int as kept
      from refresh_run
      left join restatement on refresh_id = refresh_run.id and product_id <> ''
      where at > ${after.toISOString()}::timestamptz and at <= ${until.toISOString()}::timestamptz
      group by refresh_run.id
    )
    select coalesce(sum(found - kept), 0)::int as left
    from kept`
  return counted?.left ?? 0
}

function toRestatement(
  { day, product_id: id, product, before, after }: Row,
  labels: ReadonlyMap<string, string>,
): Restatement {
  return { day, product: id === '' ? null : (labels.get(id) ?? product), before, after }
}
