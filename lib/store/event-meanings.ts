import { type DbOrTransaction, Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import {
  BACK_OFFICE_MEANINGS,
  CHECKOUT_MEANING,
  type EventMeaning,
  FIRST_MEANINGS,
  toProductFunnel,
} from '@/lib/funnel/meanings'

/** What types of events mean, by their names. */
export function listMeanings(db: DbOrTransaction): Promise<EventMeaning[]> {
  return db.eventMeaning.findMany({ select: { type: true, meaning: true }, orderBy: { type: 'asc' } })
}

/** Forgets what anybody said of types. */
export async function resetMeanings(tx: DbOrTransaction): Promise<void> {
  await tx.eventMeaning.deleteMany()
  await tx.eventMeaning.createMany({ data: [...FIRST_MEANINGS] })
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
  return Prisma.sql`${type} in (select type from event_meaning where meaning = ${CHECKOUT_MEANING})`
}

/** True of an event that is its order's and of no session: a shipment, a refund. */
export function isBackOfficeSql(type = Prisma.sql`event.type`): Prisma.Sql {
  return Prisma.sql`${type} in (select type from event_meaning where meaning = any (${[...BACK_OFFICE_MEANINGS]}::text[]))`
}
