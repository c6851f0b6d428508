import { type Db, type DbOrTransaction, Prisma } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { LinkKind, LinkState } from '@/lib/forms/share-link'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { SHARE_SCOPE_NAMES, type ShareScope } from '@/lib/saved/share-scope'
import { endOfDaySql } from '@/lib/sql/day-sql'
import { addDays, type Day } from '@/lib/time/day'
import { type Actor, addAuditEntry } from '../members/audit'
import { toRowId } from '../row-id'
import { NEWEST_VERSION } from './reports'

/**
 * A link as members see it: nothing of its token or password. `expiresAt` is the moment from which it no longer works;
 * `definition` what it asks now, null where that cannot be read.
 */
export type ShareLink = ReturnType<typeof toLink>

/** A link that works, for whoever has its token. */
export type FoundLink = ShareLink &
  Readonly<{ key: bigint; passwordHash: string | null; definition: ReportDefinition }>

export type NewLink = Readonly<{
  tokenHash: string
  /** A report as it will be, or a page as it is asked now. */
  of: Readonly<{ reportId: string }> | Readonly<{ definition: ReportDefinition }>
  title: string
  owner: string
  kind: LinkKind
  scope: ShareScope
  passwordHash: string | null
  embedOrigins: readonly string[]
  /** Not included, in this IANA zone. */
  endsOn: Day | null
  timeZone: string
}>

/** Returns the id of the new link. Throws `unknown_saved_report` where its report is not there. */
export async function createLink(tx: DbOrTransaction, actor: Actor, link: NewLink): Promise<bigint> {
  const { of, endsOn, timeZone, embedOrigins, ...terms } = link
  const reportId = 'reportId' in of ? await requireReport(tx, of.reportId) : null
  const { id } = await tx.shareLink.create({
    data: {
      ...terms,
      reportId,
      ...('definition' in of && { definition: of.definition as unknown as Prisma.InputJsonValue }),
      embedOrigins: [...embedOrigins],
      expiresAt: endsOn === null ? null : await endOfDay(tx, addDays(endsOn, -1), timeZone),
      createdBy: actor.name,
    },
    select: { id: true },
  })
  await addAuditEntry(tx, actor, { action: 'link-created', subject: nameLink(id, link), detail: link.kind })
  return id
}

/**
 * The working link with this hash of a token; null for all others alike, whether unknown, expired, revoked, or of a
 * report that was deleted. Found by equality alone. `unreadable`, where what it asks is no definition of a report.
 */
export async function findLink(
  db: Db,
  tokenHash: string | null,
  now: Date,
): Promise<FoundLink | 'unreadable' | null> {
  if (tokenHash === null) return null
  const row = await db.shareLink.findUnique({ where: { tokenHash }, include: WITH_REPORT })
  if (!row || toState(row, now) !== 'working') return null
  const { definition, ...link } = toLink(row, now)
  return definition ? { ...link, definition, key: row.id, passwordHash: row.passwordHash } : 'unreadable'
}

const WITH_REPORT = { report: { include: NEWEST_VERSION } } as const

/** All links, or those of one report; the newest first. */
export async function listLinks(db: Db, reportId: string | null, now: Date): Promise<ShareLink[]> {
  const rows = await db.shareLink.findMany({
    where: reportId === null ? {} : { reportId: toRowId(reportId) },
    include: WITH_REPORT,
    orderBy: { id: 'desc' },
  })
  return rows.map((row) => toLink(row, now))
}

/** The links that stop working with a report: those of it that work at `now`, the newest first. */
export async function listWorkingLinks(db: Db, reportId: string, now: Date): Promise<ShareLink[]> {
  return (await listLinks(db, reportId, now)).filter(({ state }) => state === 'working')
}

/** How many links work at `now`: live ones show other numbers when the data or what events mean change, frozen ones do not. */
export async function countWorkingLinks(db: Db, now: Date): Promise<Readonly<Record<LinkKind, number>>> {
  const of = (kind: LinkKind) => db.shareLink.count({ where: { ...whereWorking(now), kind } })
  const [live, frozen] = await Promise.all([of('live'), of('frozen')])
  return { live, frozen }
}

/** A page was opened with it. */
export async function countView(db: Db, key: bigint, now: Date): Promise<void> {
  await db.shareLink.updateMany({ where: { id: key }, data: { views: { increment: 1 }, lastUsedAt: now } })
}

/** From now on another token opens it; the one before is dead at once. Throws `unknown_link` also where it was revoked. */
export async function rotateLink(db: Db, actor: Actor, id: string, tokenHash: string): Promise<void> {
  await change(db, actor, id, 'link-rotated', { tokenHash, rotatedAt: new Date() })
}

/** Nobody gets in with it any more. Throws `unknown_link`. */
export async function revokeLink(db: Db, actor: Actor, id: string): Promise<void> {
  await change(db, actor, id, 'link-revoked', { revokedAt: new Date() })
}

async function change(
  db: Db,
  actor: Actor,
  id: string,
  action: 'link-rotated' | 'link-revoked',
  data: Prisma.ShareLinkUpdateManyMutationInput,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const link = await tx.shareLink.findUnique({ where: { id: toRowId(id) } })
    const { count } = await tx.shareLink.updateMany({ where: { id: toRowId(id), revokedAt: null }, data })
    if (!link || count === 0) {
      throw new TundishError('unknown_link', 'There is no such link, or it was revoked already.')
    }
    await addAuditEntry(tx, actor, { action, subject: nameLink(link.id, link) })
  })
}

/** What the audit log calls a link: never its token. */
export function nameLink(id: bigint | string, { title }: Readonly<{ title: string }>): string {
  return `link ${id}, ${title}`
}

type LinkRow = Prisma.ShareLinkGetPayload<{ include: typeof WITH_REPORT }>

function toLink(row: LinkRow, now: Date) {
  const { tokenHash: _, passwordHash, rotatedAt: _rotated, revokedAt: _revoked, report, ...link } = row
  const kind: LinkKind = link.kind === 'frozen' ? 'frozen' : 'live'
  return {
    ...link,
    id: String(link.id),
    reportId: link.reportId === null ? null : String(link.reportId),
    title: kind === 'frozen' || !report ? link.title : report.name,
    owner: report?.ownerName ?? link.owner,
    kind,
    scope: SHARE_SCOPE_NAMES.find((name) => name === link.scope) ?? 'locked',
    hasPassword: passwordHash !== null,
    state: toState(row, now),
    definition: readDefinition(row),
  }
}

function readDefinition({ definition, report }: LinkRow): ReportDefinition | null {
  try {
    return parseReportDefinition(definition ?? report?.versions[0]?.definition)
  } catch (error) {
    if (error instanceof TundishError) return null
    throw error
  }
}

/** Neither revoked nor run out at `now`; whether their report is there is for the caller to ask. */
export function whereWorking(now: Date): Prisma.ShareLinkWhereInput {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
}

function toState({ revokedAt, expiresAt, report }: LinkRow, now: Date): LinkState {
  if (revokedAt) return 'revoked'
  if (report?.deletedAt) return 'report deleted'
  return expiresAt && expiresAt <= now ? 'expired' : 'working'
}

async function requireReport(tx: DbOrTransaction, id: string): Promise<bigint> {
  const report = await tx.report.findFirst({ where: { id: toRowId(id), deletedAt: null } })
  if (!report) throw new TundishError('unknown_saved_report', 'There is no such report; it may be deleted.')
  return report.id
}

/** The moment at which a day ends in a zone, once and for all. */
async function endOfDay(tx: DbOrTransaction, day: Day, timeZone: string): Promise<Date> {
  const end = endOfDaySql(Prisma.sql`${day}`, timeZone)
  const [row] = await tx.$queryRaw<{ at: Date }[]>(Prisma.sql`select ${end} as at`)
  if (!row) throw new Error('A moment always has a row.')
  return row.at
}
