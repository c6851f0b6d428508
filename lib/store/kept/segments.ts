import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { nameCopy } from '@/lib/forms/saved-report'
import { SCOPES } from '@/lib/query/scope'
import { type Actor, addAuditEntry } from '../members/audit'
import { toRowId } from '../row-id'
import { lockToChange, noSuch } from './kept-row'

/** A filter with a name. What chose it holds the filter, so that a change of it changes nothing that was asked before. */
export type Segment = NonNullable<Awaited<ReturnType<typeof getSegment>>>

/** What people say of one, and its filter as `parseSegmentFilter` has it. */
type Said = Readonly<{ name: string; description: string | null; filter: string }>

/** As `lib/query/filter.ts` writes it, from whatever arrived. Throws `bad_parameter` for what is no filter. */
export function parseSegmentFilter(raw: unknown): string {
  const filter = typeof raw === 'string' ? SCOPES.where.parse(raw) : null
  if (filter !== null) return filter
  throw new TundishError('bad_parameter', `The filter of a segment must be ${SCOPES.where.must}.`)
}

/** Those that are not deleted, in order of their names. */
export async function listSegments(db: Db) {
  const rows = await db.segment.findMany({ where: { deletedAt: null } })
  return rows
    .map(toSegment)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || Number(a.id) - Number(b.id))
}

/** The segment of this id, else the one that is called so. Throws `unknown_segment`. */
export async function findSegment(db: Db, text: string): Promise<Segment> {
  const segments = await listSegments(db)
  const named = segments.filter(({ name }) => name === text)
  const found = segments.find(({ id }) => id === text) ?? named[0]
  if (found && (found.id === text || named.length === 1)) return found
  const sentence = found
    ? `Several segments are called ${quote(text)}: give the id of one.`
    : `There is no segment ${quote(text)}.`
  throw new TundishError('unknown_segment', sentence)
}

async function getSegment(db: DbOrTransaction, id: string) {
  const row = await db.segment.findUnique({ where: { id: toRowId(id), deletedAt: null } })
  return row && toSegment(row)
}

/** Returns the new segment's id. */
export function createSegment(db: DbOrTransaction, actor: Actor, said: Said): Promise<string> {
  const data = { ...said, ownerId: actor.memberId, ownerName: actor.name }
  return db.segment.create({ data, select: { id: true } }).then(({ id }) => String(id))
}

/** Says it anew, or some of it; another filter is told to the audit log with the one that it was. Throws `unknown_segment`. */
export async function changeSegment(db: Db, actor: Actor, id: string, said: Partial<Said>): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { id: await lockToChange(tx, 'segment', id) }
    const { name, filter } = await tx.segment.findUniqueOrThrow({ where })
    await tx.segment.update({ where, data: said })
    if (said.filter === undefined || said.filter === filter) return
    const detail = `segment ${id}: ${said.filter}; it was: ${filter}`
    await addAuditEntry(tx, actor, { action: 'segment-changed', subject: said.name ?? name, detail })
  })
}

/** A segment of its own, as this one is now; returns its id. Throws `unknown_segment`. */
export async function duplicateSegment(db: Db, actor: Actor, id: string): Promise<string> {
  const segment = await getSegment(db, id)
  if (!segment) throw noSuch('segment')
  const { name, description, filter } = segment
  return createSegment(db, actor, { name: nameCopy(name), description, filter })
}

function toSegment({ id, ownerName: owner, ...row }: Prisma.SegmentGetPayload<object>) {
  const { name, description, filter, updatedAt } = row
  return { id: String(id), name, description, filter, owner, updatedAt }
}
