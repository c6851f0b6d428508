import { Prisma } from '@/prisma/generated/client'

/** One row a product; its price, and how often it was ordered and how many of it were kept. */
export type OrderedRow = Readonly<{
  id: string
  price: number | null
  items: number
  pieces: number
  is_gone: boolean
}>

/** Over all time: a product's price and how many of it one order keeps hardly follow the range. */
export function orderedSql(): Prisma.Sql {
  return Prisma.sql`
    with ordered as ( -- a product that is in an order
      select scope_value as id, orders as items, pieces
      from order_day
      where topic = 'held' and scope_kind = 'product'
    )
    select id, price::float8 as price, coalesce(items, 0)::int as items, coalesce(pieces, 0)::float8 as pieces,
      gone_at is not null as is_gone
    from ordered
    full join product using (id)`
}
