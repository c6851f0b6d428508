import { type Db, Prisma } from '@/lib/db'
import { EVERYTHING } from '@/lib/query/report-query'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { runProducts } from '@/lib/reports/products/products-report'

/** Units that reached each step of the product funnel, in its order. */
export type Reached = readonly number[]

/** What the reports say of all that is stored. */
export async function countImported(db: Db) {
  return {
    sessions: await countSteps(db, 'sessions'),
    users: await countSteps(db, 'users'),
    session_product_pairs: await countPairs(db, 'sessions'),
    user_product_pairs: await countPairs(db, 'users'),
    device: await breakDown(db, 'device'),
    channel: await breakDown(db, 'channel'),
    revenue: await sumOrders(db),
  }
}

async function countSteps(db: Db, unit: 'sessions' | 'users'): Promise<Reached> {
  return (await runFunnel(db, { ...EVERYTHING, unit })).steps.map(({ count }) => count)
}

async function countPairs(db: Db, unit: 'sessions' | 'users'): Promise<Reached> {
  const { products } = await runProducts(db, { ...EVERYTHING, unit })
  const [first] = products
  return (first?.reached ?? []).map((_, step) =>
    products.reduce((sum, { reached }) => sum + (reached[step] ?? 0), 0),
  )
}

/** Sessions by a value of an attribute; those without one are left out. */
async function breakDown(db: Db, name: string): Promise<Record<string, Reached>> {
  const reached = (bits: number) => Prisma.sql`(count(*) filter (where steps >= ${bits}))::int`
  const rows = await db.$queryRaw<{ value: string; reached: number[] }[]>`
    select attributes ->> ${name} as value, array[${reached(1)}, ${reached(2)}, ${reached(4)}] as reached
    from session_path
    where attributes ? ${name}
    group by 1
    order by 1`
  return Object.fromEntries(rows.map((row) => [row.value, row.reached]))
}

/** What orders come to, by currency; those without an amount are left out. */
async function sumOrders(db: Db): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ currency: string; value: number }[]>`
    select coalesce(currency, 'none') as currency, sum(order_total)::float8 as value
    from "order"
    where order_total is not null
    group by 1
    order by 1`
  return Object.fromEntries(rows.map(({ currency, value }) => [currency, value]))
}
