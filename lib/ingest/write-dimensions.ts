import { type DbOrTransaction, Prisma } from '@/lib/db'
import { settleUsers } from './identify/settle'
import { takeTurn } from './identify/take-turn'
import type { NewAddress, NewProduct, NewPromo, NewUser } from './new-row'
import { lastOfEach, type WriteResult, writeInBatches } from './write-result'

// The tables that describe. A row that is there already takes the new values; an identical one stays untouched. One
// that was gone is back.

export function writeProducts(tx: DbOrTransaction, products: readonly NewProduct[]): Promise<WriteResult> {
  return upsert(
    tx,
    products,
    Prisma.sql`product`,
    Prisma.sql`name, price, inventory, category, updated_at, gone_at`,
    (rows) => Prisma.sql`
    ${rows.map((row) => row.id)}::text[],
    ${rows.map((row) => row.name)}::text[],
    ${rows.map((row) => toText(row.price))}::numeric[],
    ${rows.map((row) => row.inventory)}::int[],
    ${rows.map((row) => row.category)}::text[],
    ${rows.map((row) => row.updatedAt?.toISOString() ?? null)}::timestamptz[],
    ${rows.map(() => null)}::timestamptz[]`,
    Prisma.sql`id, name, price, inventory,
      coalesce(category, (select stored.category from product as stored where stored.id = given.id)), updated_at, gone_at`,
  )
}

/** Also settles the sign-ins in which people take part who were not known by name before. */
export async function writeUsers(tx: DbOrTransaction, users: readonly NewUser[]): Promise<WriteResult> {
  await takeTurn(tx)
  const isKnown = await listKnownUsers(tx, users)
  const result = await upsertUsers(tx, users)
  await settleUsers(
    tx,
    users.flatMap(({ id }) => (isKnown.has(id) ? [] : [id])),
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

function upsertUsers(tx: DbOrTransaction, users: readonly NewUser[]): Promise<WriteResult> {
  const columns = Prisma.sql`first_name, last_name, email, phone_number, created_at, updated_at, address_id`
  return upsert(
    tx,
    users,
    Prisma.sql`"user"`,
    columns,
    (rows) => Prisma.sql`
    ${rows.map((row) => row.id)}::text[],
    ${rows.map((row) => row.firstName)}::text[],
    ${rows.map((row) => row.lastName)}::text[],
    ${rows.map((row) => row.email)}::text[],
    ${rows.map((row) => row.phoneNumber)}::text[],
    ${rows.map((row) => row.createdAt?.toISOString() ?? null)}::timestamptz[],
    ${rows.map((row) => row.updatedAt?.toISOString() ?? null)}::timestamptz[],
    ${rows.map((row) => row.addressId)}::text[]`,
  )
}

export function writeAddresses(tx: DbOrTransaction, addresses: readonly NewAddress[]): Promise<WriteResult> {
  const columns = Prisma.sql`address, zipcode, state, country`
  return upsert(
    tx,
    addresses,
    Prisma.sql`address`,
    columns,
    (rows) => Prisma.sql`
    ${rows.map((row) => row.id)}::text[],
    ${rows.map((row) => row.address)}::text[],
    ${rows.map((row) => row.zipcode)}::text[],
    ${rows.map((row) => row.state)}::text[],
    ${rows.map((row) => row.country)}::text[]`,
  )
}

export function writePromos(tx: DbOrTransaction, promos: readonly NewPromo[]): Promise<WriteResult> {
  return upsert(
    tx,
    promos,
    Prisma.sql`promo`,
    Prisma.sql`discount, status`,
    (rows) => Prisma.sql`
    ${rows.map((row) => row.id)}::text[],
    ${rows.map((row) => toText(row.discount))}::numeric[],
    ${rows.map((row) => row.status)}::text[]`,
  )
}

function upsert<Row extends { id: string }>(
  tx: DbOrTransaction,
  rows: readonly Row[],
  table: Prisma.Sql,
  columns: Prisma.Sql,
  arraysOf: (rows: readonly Row[]) => Prisma.Sql,
  values = Prisma.sql`*`,
): Promise<WriteResult> {
  return writeInBatches(rows, (batch) =>
    tx.$executeRaw(Prisma.sql`
      insert into ${table} as stored (id, ${columns})
      select ${values}
      from unnest(${arraysOf(lastOfEach(batch, (row) => row.id))}) as given (id, ${columns})
      on conflict (id) do update
      set (${columns}) = (select ${columns} from (select excluded.*) as given)
      where stored is distinct from excluded`),
  )
}

function toText(value: number | null): string | null {
  return value === null ? null : String(value)
}
