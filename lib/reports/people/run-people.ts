import type { Db } from '@/lib/db'
import type { ReportQuery } from '@/lib/query/report-query'
import { nameProducts } from '@/lib/store/product-names'
import { requireScope } from '@/lib/store/products'
import { type PersonLine, type PersonRow, toPersonLine } from './people-result'
import { type Cut, peopleSql, type Whose } from './people-sql'

// Whoever calls these notes it in the audit log (`addAuditEntry`): they tell who somebody is.

/** So many rows of a list at a time; `currency`: what orders are in that do not say. */
type Listed = Readonly<{ take: number; currency: string | null }>

/**
 * Those that began last first. A page too far is the first. Throws `unknown_product` and `unknown_category`.
 */
export async function runPeople(
  db: Db,
  query: ReportQuery,
  whose: Whose,
  { page, take, currency }: Listed & Readonly<{ page: number }>,
): Promise<Readonly<{ people: readonly PersonLine[]; matching: number; page: number }>> {
  await requireScope(db, query.scope)
  const rows = await ask(db, query, whose, { take, skip: (page - 1) * take }, currency)
  if (rows.length === 0 && page > 1) return runPeople(db, query, whose, { page: 1, take, currency })
  return { people: rows.map(toPersonLine), matching: rows[0]?.matching ?? 0, page }
}

/** All of the same list, so many at a time: each batch goes on where the one before ended, whatever came in between. */
export async function* readPeople(
  db: Db,
  query: ReportQuery,
  whose: Whose,
  { take, currency }: Listed,
): AsyncGenerator<readonly PersonLine[]> {
  await requireScope(db, query.scope)
  let cut: Cut = { take }
  for (;;) {
    const rows = await ask(db, query, whose, cut, currency)
    if (rows.length > 0) yield rows.map(toPersonLine)
    const after = rows.at(-1)
    if (!after || rows.length < take) return
    cut = { take, after }
  }
}

function ask(db: Db, query: ReportQuery, whose: Whose, cut: Cut, currency: string | null) {
  return db.$queryRaw<PersonRow[]>(peopleSql(query, whose, cut, currency))
}

/** The most events of a session that are shown. */
export const MOST_EVENTS = 1000

/** What happened in a session: its first events in order of time, then id; with what products are called. */
export async function runSessionEvents(db: Db, session: Readonly<{ userId: string; sessionId: string }>) {
  const events = await db.event.findMany({
    where: session,
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    take: MOST_EVENTS,
    select: {
      id: true,
      type: true,
      occurredAt: true,
      productId: true,
      orderId: true,
      pageUrl: true,
      properties: true,
      attributes: true,
    },
  })
  const names = await nameProducts(
    db,
    events.flatMap(({ productId }) => productId ?? []),
  )
  return events.map((event) => ({
    ...event,
    product: event.productId && (names.get(event.productId) ?? event.productId),
  }))
}

export type SessionEvent = Awaited<ReturnType<typeof runSessionEvents>>[number]
