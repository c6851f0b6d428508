import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import { createLink, type NewLink } from '@/lib/store/kept/share-links'
import type { Actor } from '@/lib/store/members/audit'
import type { KeptAnswers } from '../kept-answers'
import type { StoredCounts } from './count-stored'
import type { Frozen, FrozenFreshness } from './frozen'

/** Makes a link, and keeps with it what it shows where it is frozen: both or neither. Throws as `createLink` does. */
export function createShareLink(db: Db, actor: Actor, link: NewLink, frozen: Frozen | null): Promise<bigint> {
  return db.$transaction(async (tx) => {
    const id = await createLink(tx, actor, link)
    if (frozen) await keepFrozen(tx, id, frozen)
    return id
  })
}

/** Keeps what a frozen link shows, in the transaction that makes the link. It never changes. */
export async function keepFrozen(tx: DbOrTransaction, linkId: bigint, frozen: Frozen): Promise<void> {
  const { frozenAt, askedProduct: _, ...kept } = frozen
  await tx.frozenReport.create({ data: { linkId, frozenAt, ...toJson(kept) } })
}

/** Null where the link has nothing frozen. Throws `bad_report` where its definition cannot be read. */
export async function getFrozen(db: Db, linkId: bigint): Promise<Frozen | null> {
  const row = await db.frozenReport.findUnique({ where: { linkId } })
  if (!row) return null
  return {
    frozenAt: row.frozenAt,
    definition: parseReportDefinition(row.definition),
    askedProduct: row.askedProduct,
    // Written by `keepFrozen` alone, so their shapes are known.
    freshness: row.freshness as FrozenFreshness,
    answers: row.answers as KeptAnswers,
    stored: row.stored as StoredCounts,
  }
}

/** As JSON says it: what is undefined is left out. */
function toJson<Name extends string>(
  kept: Readonly<Record<Name, unknown>>,
): Record<Name, Prisma.InputJsonValue> {
  return JSON.parse(JSON.stringify(kept))
}
