import { type DbOrTransaction, Prisma } from '@/lib/db'
import { takeTurn } from '../identify/take-turn'
import type { NewOrderItem } from './new-row'
import { rowsSql } from './rows-sql'
import { dropStaged } from './staged-rows'
import { BATCH_ROWS, type WriteResult } from './write-result'

// An order's lines in one delivery are the order. They may lie anywhere in it, so they wait in order_line until all
// are there.

/** A line that waits. Without a product: a line of the order was refused, so what it lacks may not go. */
export type StagedLine =
  | NewOrderItem
  | Readonly<{ orderId: string; productId: null; quantity: null; amount?: null }>

/** `gone`: products that their orders no longer have. */
export type OrderItemsResult = WriteResult & Readonly<{ gone: number }>

/**
 * Keeps lines of an import until `storeOrderLines`, under the user of their order. Returns the indexes of those
 * whose order is not stored, which are not kept. Call it in a transaction.
 */
export async function stageOrderLines(
  tx: DbOrTransaction,
  importId: bigint,
  lines: readonly StagedLine[],
): Promise<number[]> {
  const missing: number[] = []
  for (let start = 0; start < lines.length; start += BATCH_ROWS) {
    const batch = lines.slice(start, start + BATCH_ROWS)
    const staged = await tx.$executeRaw(stageSql(importId, batch))
    if (staged === batch.length) continue
    const without = await listMissingOrders(tx, batch)
    batch.forEach(({ orderId }, index) => {
      if (without.has(orderId)) missing.push(start + index)
    })
  }
  return missing
}

/**
 * Stores the lines that wait as the orders' products: what a product's lines add up to, and what came back of it. What
 * an order has no longer goes, unless a line of it was refused, `isWhole` says that there may be others, or all of its
 * lines are returns, which come by themselves. Marks the orders that changed. Counts lines, `gone` products. Call it
 * in a transaction.
 */
export async function storeOrderLines(
  tx: DbOrTransaction,
  importId: bigint,
  { isWhole }: Readonly<{ isWhole: boolean }>,
): Promise<OrderItemsResult> {
  await takeTurn(tx)
  // Also keeps other imports from adding lines, so that none is dropped unseen.
  await tx.$executeRaw`lock table order_line in access exclusive mode`
  const [counted] = await tx.$queryRaw<{ lines: number; stored: number; gone: number }[]>(
    storeSql(importId, isWhole),
  )
  await tx.$executeRaw(addUpSql(importId))
  await dropStaged(tx, 'order_line', importId)
  const { lines, stored, gone } = counted ?? { lines: 0, stored: 0, gone: 0 }
  return { stored, corrected: 0, repeated: lines - stored, gone }
}

/** Orders whose lines all have a price cost what these add up to, and are worth it as long as no total is said. */
function addUpSql(importId: bigint): Prisma.Sql {
  return Prisma.sql`
    with told as ( -- an order of this import
      select distinct user_id, order_id from order_line where import_id = ${importId}
    ),
    summed as ( -- such an order whose prices are known
      select user_id, order_id, sum(amount) as cost
      from told
      join order_item using (user_id, order_id)
      group by user_id, order_id
      having bool_and(amount is not null)
    )
    update "order"
    set order_cost = cost,
      order_total = case
        when order_total is null or (order_total = order_cost and shipping_cost is null) then cost
        else order_total
      end
    from summed
    where "order".user_id = summed.user_id and "order".id = summed.order_id and order_cost is distinct from cost`
}

/** Stores orders whose lines are all at hand. Lines of orders that are not stored are left out. */
export async function writeOrderItems(
  tx: DbOrTransaction,
  items: readonly NewOrderItem[],
): Promise<OrderItemsResult> {
  await stageOrderLines(tx, NO_IMPORT, items)
  return storeOrderLines(tx, NO_IMPORT, { isWhole: true })
}

const NO_IMPORT = 0n

async function listMissingOrders(tx: DbOrTransaction, lines: readonly StagedLine[]): Promise<Set<string>> {
  const missing = new Set(lines.map(({ orderId }) => orderId))
  const known = await tx.$queryRaw<
    { id: string }[]
  >`select id from "order" where id = any (${[...missing]}::text[])`
  for (const { id } of known) missing.delete(id)
  return missing
}

function stageSql(importId: bigint, lines: readonly StagedLine[]): Prisma.Sql {
  return Prisma.sql`
    insert into order_line (user_id, import_id, order_id, product_id, quantity, amount)
    select "order".user_id, ${importId}, given.order_id, given.product_id, given.quantity, given.amount
    from ${rowsSql(lines, { orderId: 'text', productId: 'text', quantity: 'int', amount: 'numeric' })}
    join "order" on "order".id = given.order_id`
}

/** The most that a column of whole numbers holds; an order of more of one product there is not. */
const INT_MAX = 2_147_483_647

function storeSql(importId: bigint, isWhole: boolean): Prisma.Sql {
  return Prisma.sql`
    with line as ( -- a product of an order, as this import has it
      select user_id, order_id, product_id, count(*) as lines,
        least(coalesce(sum(quantity) filter (where quantity > 0), 0), ${INT_MAX})::int as quantity,
        least(coalesce(-sum(quantity) filter (where quantity < 0), 0), ${INT_MAX})::int as returned,
        case when bool_and(amount is not null) filter (where quantity > 0) then sum(amount) filter (where quantity > 0) end as amount,
        max(max(quantity)) over (partition by user_id, order_id) <= 0
          and min(min(quantity)) over (partition by user_id, order_id) < 0 as is_of_returns
      from order_line
      where import_id = ${importId} and product_id is not null
      group by user_id, order_id, product_id
    ),
    whole as ( -- an order of which every line was understood, and which are not returns alone
      select user_id, order_id
      from order_line
      where import_id = ${importId} and ${isWhole}
      group by user_id, order_id
      having bool_and(product_id is not null) and (max(quantity) > 0 or min(quantity) >= 0)
    ),
    written as ( -- a product that was not in its order, or not so many of it; returns say nothing of what was sent
      insert into order_item (user_id, order_id, product_id, quantity, returned, amount)
      select user_id, order_id, product_id,
        case when is_of_returns then coalesce(before.quantity, 0) else line.quantity end, line.returned,
        case when is_of_returns then before.amount else line.amount end
      from line
      left join order_item as before using (user_id, order_id, product_id)
      on conflict (user_id, order_id, product_id) do update
      set (quantity, returned, amount) = (excluded.quantity, excluded.returned, excluded.amount)
      where (order_item.quantity, order_item.returned, order_item.amount)
        is distinct from (excluded.quantity, excluded.returned, excluded.amount)
      returning user_id, order_id, product_id
    ),
    gone as ( -- a product that is no longer in its order
      delete from order_item
      using whole
      where order_item.user_id = whole.user_id
        and order_item.order_id = whole.order_id
        and not exists (
          select 1
          from line
          where line.user_id = order_item.user_id
            and line.order_id = order_item.order_id
            and line.product_id = order_item.product_id
        )
      returning order_item.user_id, order_item.order_id
    ),
    marked as ( -- an order whose products changed
      insert into dirty_order (user_id, order_id)
      select user_id, order_id from written
      union
      select user_id, order_id from gone
    )
    select coalesce(sum(line.lines), 0)::int as lines,
      coalesce(sum(line.lines) filter (where written.order_id is not null), 0)::int as stored,
      (select count(*)::int from gone) as gone
    from line
    left join written using (user_id, order_id, product_id)`
}
