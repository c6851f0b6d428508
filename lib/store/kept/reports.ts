import type { Db, DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { nameCopy, type ReportText } from '@/lib/forms/saved-report'
import { LONGEST_NAME } from '@/lib/query/scope'
import { explainChanges } from '@/lib/saved/explain-changes'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import type { Actor } from '../members/audit'
import { toRowId } from '../row-id'
import { lockToChange, noSuch } from './kept-row'

/** What a report was after a change; numbered from 1, and never changed. */
export type ReportVersion = ReturnType<typeof toVersion>

export type SavedReport = NonNullable<Awaited<ReturnType<typeof getReport>>>

type Named = Pick<ReportText, 'name' | 'description'>

/**
 * Null where there is none with this id; deleted ones are there, with `deletedAt`. The newest of the versions comes first,
 * and is `current`. `owner` is the name that its owner had when it was saved.
 */
export async function getReport(db: Db, id: string) {
  const row = await db.report.findUnique({
    where: { id: toRowId(id) },
    include: { versions: { orderBy: { number: 'desc' } } },
    omit: { ownerId: true },
  })
  if (!row) return null
  const { ownerName: owner, ...kept } = row
  const versions = row.versions.map(toVersion)
  const [current] = versions
  if (!current) throw new Error(`Report ${id} has no version.`)
  return { ...kept, id: String(row.id), owner, current, versions }
}

/** Throws `unknown_saved_report` for one that is not there, or deleted. */
export async function requireReport(db: Db, id: string): Promise<SavedReport> {
  const report = await getReport(db, id)
  if (report && !report.deletedAt) return report
  throw noSuch('report')
}

/** What a saved report asks now, and who answers for it; null where there is none, or it was deleted. */
export async function getReportDefinition(db: Db, id: string) {
  const report = await db.report.findFirst({
    where: { id: toRowId(id), deletedAt: null },
    include: NEWEST_VERSION,
  })
  const definition = report?.versions[0]?.definition
  if (!report || definition === undefined) return null
  return { name: report.name, owner: report.ownerName, definition: parseReportDefinition(definition) }
}

/** Of a report what it asks now. */
export const NEWEST_VERSION = { versions: { orderBy: { number: 'desc' }, take: 1 } } as const

/** Returns the new report's id. */
export function createReport(
  db: Db,
  actor: Actor,
  text: Named,
  definition: ReportDefinition,
): Promise<string> {
  return db.$transaction((tx) => insertReport(tx, actor, text, definition))
}

/** Renames and describes; that makes no version. Throws `unknown_saved_report`. */
export async function describeReport(db: Db, id: string, named: Named): Promise<void> {
  await change(db, id, async (tx, report) => {
    await tx.report.update({ where: { id: report.id }, data: toColumns(named) })
  })
}

/**
 * Makes what `redefine` says of the newest version the next one, and renames in the same step. What means the same makes
 * no version. Throws `unknown_saved_report`, and what `redefine` throws.
 */
export async function changeReport(
  db: Db,
  actor: Actor,
  id: string,
  redefine: (current: ReportDefinition) => ReportDefinition,
  named?: Named,
): Promise<void> {
  await change(db, id, async (tx, report) => {
    if (named) await tx.report.update({ where: { id: report.id }, data: toColumns(named) })
    const current = await getCurrent(tx, report.id)
    const definition = redefine(current.definition)
    if (explainChanges(current.definition, definition).length === 0) return
    await insertVersion(tx, actor, { reportId: report.id, number: current.number + 1, definition })
    await tx.report.update({ where: { id: report.id }, data: { updatedAt: new Date() } })
  })
}

/** A report of its own, as this one is now; returns its id. Throws `unknown_saved_report`. */
export function duplicateReport(db: Db, actor: Actor, id: string): Promise<string> {
  return change(db, id, async (tx, report) => {
    const { definition } = await getCurrent(tx, report.id)
    const named = { name: nameCopy(report.name), description: report.description }
    return insertReport(tx, actor, named, definition)
  })
}

type ReportRow = NonNullable<Awaited<ReturnType<Db['report']['findUnique']>>>

/** Changes a report that is not deleted. */
function change<T>(
  db: Db,
  id: string,
  apply: (tx: DbOrTransaction, report: ReportRow) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    const report = { id: await lockToChange(tx, 'report', id) }
    return apply(tx, await tx.report.findUniqueOrThrow({ where: report }))
  })
}

async function getCurrent(tx: DbOrTransaction, reportId: bigint): Promise<ReportVersion> {
  return toVersion(
    await tx.reportVersion.findFirstOrThrow({ where: { reportId }, orderBy: { number: 'desc' } }),
  )
}

async function insertReport(
  tx: DbOrTransaction,
  actor: Actor,
  named: Named,
  definition: ReportDefinition,
): Promise<string> {
  const { id } = await tx.report.create({
    data: { ...toColumns(named), ownerId: actor.memberId, ownerName: actor.name },
    select: { id: true },
  })
  await insertVersion(tx, actor, { reportId: id, number: 1, definition })
  return String(id)
}

/** Nothing else of what was typed. */
function toColumns({ name, description }: Named): Named {
  return { name, description }
}

/** Written is only what can be read again. */
async function insertVersion(
  tx: DbOrTransaction,
  { name: author }: Actor,
  { definition, ...key }: Readonly<{ reportId: bigint; number: number; definition: ReportDefinition }>,
): Promise<void> {
  const { parameters, sections, note, rules } = parseReportDefinition(definition)
  if (Object.values(parameters).some((text) => text.length > LONGEST_NAME))
    throw new TundishError('bad_report', `What a report keeps has at most ${LONGEST_NAME} characters each.`)
  const stored: Prisma.InputJsonObject = { parameters, sections: [...sections], note, rules: { ...rules } }
  await tx.reportVersion.create({ data: { ...key, author, definition: stored } })
}

function toVersion({ reportId: _, definition, ...version }: Prisma.ReportVersionGetPayload<object>) {
  return { ...version, definition: parseReportDefinition(definition) }
}
