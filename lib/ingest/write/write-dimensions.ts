import { type DbOrTransaction, Prisma } from '@/lib/db'
import { readKeptOut } from '../forget/kept-out'
import { settleUsers } from '../identify/settle'
import { takeTurn } from '../identify/take-turn'
import type { NewAddress, NewProduct, NewPromo, NewUser } from './new-row'
import { type Columns, columnsSql, rowsSql } from './rows-sql'
import { lastOfEach, type WriteResult, writeInBatches } from './write-result'

// The tables that describe. A row that is there already takes the new values; an identical one stays untouched. One
// that was gone is back.

export function writeProducts(tx: DbOrTransaction, products: readonly NewProduct[]): Promise<WriteResult> {
  const rows = products.map((product) => ({ ...product, goneAt: null }))
  const values = Prisma.sql`id, name, price, inventory,
      coalesce(category, (select stored.category from product as stored where stored.id = given.id)), updated_at, gone_at`
  return upsert(
    tx,
    Prisma.sql`product`,
    rows,
    {
      name: 'text',
      price: 'numeric',
      inventory: 'int',
      category: 'text',
      updatedAt: 'timestamptz',
      goneAt: 'timestamptz',
    },
    values,
  )
}

/** Also settles the sign-ins in which people take part who were not known by name before. */
export async function writeUsers(tx: DbOrTransaction, users: readonly NewUser[]): Promise<WriteResult> {
  await takeTurn(tx)
  const keptOut = await readKeptOut(tx, () => ({ users: users.map(({ id }) => id), orders: [] }))
  const allowed = keptOut ? users.filter(({ id }) => !keptOut.isErasedUser(id)) : users
  const isKnown = await listKnownUsers(tx, allowed)
  const result = await upsert(tx, Prisma.sql`"user"`, allowed, {
    firstName: 'text',
    lastName: 'text',
    email: 'text',
    phoneNumber: 'text',
    createdAt: 'timestamptz',
    updatedAt: 'timestamptz',
    addressId: 'text',
  })
  await settleUsers(
    tx,
    allowed.flatMap(({ id }) => (isKnown.has(id) ? [] : [id])),
  )
  return result
}

async function listKnownUsers(tx: DbOrTransaction, users: readonly NewUser[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id
    from "user"
    where id = any (${users.map(({ id }) => id)}::text[])`
  return new Set(rows.map(({ id }) => id))
}

export function writeAddresses(tx: DbOrTransaction, addresses: readonly NewAddress[]): Promise<WriteResult> {
  const columns = { address: 'text', zipcode: 'text', state: 'text', country: 'text' } as const
  return upsert(tx, Prisma.sql`address`, addresses, columns)
}

export function writePromos(tx: DbOrTransaction, promos: readonly NewPromo[]): Promise<WriteResult> {
  return upsert(tx, Prisma.sql`promo`, promos, { discount: 'numeric', status: 'text' })
}

/** `columns` are all but the id. */
function upsert<Row extends { id: string }>(
  tx: DbOrTransaction,
  table: Prisma.Sql,
  rows: readonly Row[],
  columns: Columns<Row>,
  values = Prisma.sql`*`,
): Promise<WriteResult> {
  const names = columnsSql(columns)
  return writeInBatches(rows, async (batch) => {
    const given = rowsSql(
      lastOfEach(batch, (row) => row.id),
      { id: 'text', ...columns },
    )
    // A cluster's own count is of what was sent, not of what was written.
    const [written] = await tx.$queryRaw<{ rows: number }[]>`
      with written as ( -- a row that is new, or says something else
        insert into ${table} as stored (id, ${names})
        select ${values}
        from ${given}
        on conflict (id) do update
        set (${names}) = (select ${names} from (select excluded.*) as given)
        where stored is distinct from excluded
        returning 1
      )
      select count(*)::int as rows from written`
    return written?.rows ?? 0
  })
}
