import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import {
  BACK_OFFICE_MEANINGS,
  CHECKOUT_MEANING,
  type EventMeaning,
  FIRST_MEANINGS,
  type Meaning,
  SHIPMENT_MEANING,
  toProductFunnel,
} from '@/lib/funnel/meanings'

/** What types of events mean, by their names. */
export function listMeanings(db: DbOrTransaction): Promise<EventMeaning[]> {
  return db.eventMeaning.findMany({ select: { type: true, meaning: true }, orderBy: { type: 'asc' } })
}

/**
 * Says what types mean, as somebody said at that moment: what was said later of a type stands. Where events of a type that meant something else are stored, the next refresh settles
 * whose all are, and counts all anew. Returns the types that mean something else now.
 */
export async function setMeanings(
  tx: DbOrTransaction,
  meanings: Readonly<Record<string, Meaning>>,
  saidAt = new Date(),
): Promise<string[]> {
  const entries = Object.entries(meanings)
  const changed = await tx.$queryRaw<{ type: string }[]>`
    insert into event_meaning (type, meaning, changed_at)
    select type, meaning, ${saidAt}
    from unnest(${entries.map(([type]) => type)}::text[], ${entries.map(([, meaning]) => meaning)}::text[]) as given (type, meaning)
    on conflict (type) do update
    set meaning = excluded.meaning, changed_at = excluded.changed_at
    where event_meaning.meaning <> excluded.meaning and event_meaning.changed_at < excluded.changed_at
    returning type`
  const types = changed.map(({ type }) => type)
  await tx.$executeRaw`
    update refresh_state
    set is_settled = false
    where id = 1 and exists (select 1 from event where type = any (${types}::text[]))`
  return types
}

/**
 * What a version of a source's mapping says its names mean, as of when it was confirmed: however often the source is read,
 * it takes back nothing that was said since. Returns as `setMeanings`.
 */
export async function setMeaningsOfMapping(
  tx: DbOrTransaction,
  { sourceId, number }: Readonly<{ sourceId: bigint; number: number }>,
  meanings: Readonly<Record<string, Meaning>>,
): Promise<string[]> {
  const version = await tx.sourceMapping.findUnique({ where: { sourceId_number: { sourceId, number } } })
  return setMeanings(tx, meanings, version?.createdAt)
}

/** Forgets what anybody said of types; whatever was said of them at any time counts from then on. */
export async function resetMeanings(tx: DbOrTransaction): Promise<void> {
  await tx.eventMeaning.deleteMany()
  await tx.eventMeaning.createMany({
    data: FIRST_MEANINGS.map((meaning) => ({ ...meaning, changedAt: new Date(0) })),
  })
}

/** The product funnel of this shop: its steps are of the types that mean them. */
export async function getProductFunnel(db: DbOrTransaction): Promise<Funnel> {
  return toProductFunnel(await listMeanings(db))
}

/** Types of events that are of an order: as it is made, and what comes to it and is of no session. */
export type OrderTypes = Readonly<{ checkouts: ReadonlySet<string>; backOffice: ReadonlySet<string> }>

export async function getOrderTypes(db: DbOrTransaction): Promise<OrderTypes> {
  const meanings = await listMeanings(db)
  const typesOf = (wanted: readonly string[]) =>
    new Set(meanings.flatMap(({ type, meaning }) => (wanted.includes(meaning) ? type : [])))
  return { checkouts: typesOf([CHECKOUT_MEANING]), backOffice: typesOf(BACK_OFFICE_MEANINGS) }
}

/** True of an event that is of an order, as an order is made. */
export function isCheckoutSql(type = Prisma.sql`event.type`): Prisma.Sql {
  return meansSql(type, CHECKOUT_MEANING)
}

/** True of an event that says that an order was shipped. */
export function isShipmentSql(type = Prisma.sql`event.type`): Prisma.Sql {
  return meansSql(type, SHIPMENT_MEANING)
}

function meansSql(type: Prisma.Sql, meaning: Meaning): Prisma.Sql {
  return Prisma.sql`${type} in (select type from event_meaning where meaning = ${meaning})`
}

/** True of an event that is its order's and of no session: a shipment, a refund. */
export function isBackOfficeSql(type = Prisma.sql`event.type`): Prisma.Sql {
  return Prisma.sql`${type} in (select type from event_meaning where meaning = any (${[...BACK_OFFICE_MEANINGS]}::text[]))`
}

/** A type of events that is stored, how many have it, and what it means; null: nobody said. */
export type StoredType = Readonly<{ type: string; events: number; meaning: Meaning | null }>

/** All types that are stored, those with most events first. Counts every event: for a page of its own. */
export function listStoredTypes(db: DbOrTransaction): Promise<StoredType[]> {
  return db.$queryRaw<StoredType[]>`
    select counted.type, counted.events, event_meaning.meaning
    from (select type, count(*)::float8 as events from event group by type) as counted
    left join event_meaning on event_meaning.type = counted.type
    order by counted.events desc, counted.type`
}
