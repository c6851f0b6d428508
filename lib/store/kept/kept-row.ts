import type { Db, DbOrTransaction } from '@/lib/db'
import { type ErrorCode, TundishError } from '@/lib/errors'
import { Prisma } from '@/prisma/generated/client'
import { type Actor, addAuditEntry } from '../members/audit'
import { toRowId } from '../row-id'

/** What people save under a name, delete and bring back: its table, and how one is refused that is not there. */
const KINDS = {
  report: { table: 'report', unknown: 'unknown_saved_report' },
  funnel: { table: 'saved_funnel', unknown: 'unknown_funnel' },
  segment: { table: 'segment', unknown: 'unknown_segment' },
} as const satisfies Record<string, Readonly<{ table: string; unknown: ErrorCode }>>

type Kind = keyof typeof KINDS

/** For one that is not there, or deleted. */
export function noSuch(kind: Kind): TundishError {
  return new TundishError(KINDS[kind].unknown, `There is no such ${kind}; it may have been deleted.`)
}

/** Before a change: two at once come one after the other. Throws where there is none, or where it was deleted. */
export async function lockToChange(tx: DbOrTransaction, kind: Kind, id: string): Promise<bigint> {
  const { isDeleted } = await lock(tx, kind, id)
  if (!isDeleted) return toRowId(id)
  const sentence = `This ${kind} was deleted. Bring it back to change it.`
  throw new TundishError(KINDS[kind].unknown, sentence)
}

/**
 * Deletes, or brings back as it was, a report with its versions and links; what is so already is no error. Throws where
 * there is none.
 */
export async function turnKept(
  db: Db,
  actor: Actor,
  kind: Kind,
  { id, isDeleted }: Readonly<{ id: string; isDeleted: boolean }>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const before = await lock(tx, kind, id)
    if (before.isDeleted === isDeleted) return
    const at = isDeleted ? new Date() : null
    await tx.$executeRaw`update ${tableOf(kind)} set deleted_at = ${at}::timestamptz where id = ${toRowId(id)}`
    const action = isDeleted ? (`${kind}-deleted` as const) : (`${kind}-restored` as const)
    await addAuditEntry(tx, actor, { action, subject: before.name, detail: `${kind} ${id}` })
  })
}

async function lock(tx: DbOrTransaction, kind: Kind, id: string) {
  const [row] = await tx.$queryRaw<{ name: string; isDeleted: boolean }[]>`
    select name, deleted_at is not null as "isDeleted"
    from ${tableOf(kind)}
    where id = ${toRowId(id)}
    for update`
  if (row) return row
  throw new TundishError(KINDS[kind].unknown, `There is no such ${kind}.`)
}

function tableOf(kind: Kind): Prisma.Sql {
  return Prisma.raw(KINDS[kind].table)
}
