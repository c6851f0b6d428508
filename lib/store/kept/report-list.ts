import type { Db, Prisma } from '@/lib/db'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import { escapeWildcards } from '../product-names'
import { NEWEST_VERSION } from './reports'
import { whereWorking } from './share-links'

/** A report as a list has it: what it is now, how many versions there are of it, and how many links to it that work. */
export type ListedReport = ReturnType<typeof toListed>

const PER_PAGE = 50

/**
 * Those that are not deleted and have `search` in their name, description or owner, whatever the case of its letters;
 * last changed first: one page (from 1; one too far is the last), and how many there are on how many pages.
 */
export async function listReports(
  db: Db,
  { search = '', page = 1, perPage = PER_PAGE, now = new Date() }: ListOptions = {},
) {
  const where = { deletedAt: null, ...whereText(search.trim()) }
  const matching = await db.report.count({ where })
  const pages = perPage === null ? 1 : Math.max(1, Math.ceil(matching / perPage))
  const shown = Math.min(Math.max(1, page), pages)
  const rows = await db.report.findMany({
    where,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...(perPage !== null && { skip: (shown - 1) * perPage, take: perPage }),
    include: {
      ...NEWEST_VERSION,
      _count: { select: { versions: true, links: { where: whereWorking(now) } } },
    },
  })
  return { reports: rows.map(toListed), matching, page: shown, pages }
}

/** `perPage` null: all of them on one page. */
type ListOptions = Readonly<{ search?: string; page?: number; perPage?: number | null; now?: Date }>

type Row = Prisma.ReportGetPayload<{
  include: { versions: true; _count: { select: { versions: true; links: true } } }
}>

function toListed({ id, name, description, ownerName: owner, updatedAt, versions, _count }: Row) {
  const definition = parseReportDefinition(versions[0]?.definition)
  return { id: String(id), name, description, owner, updatedAt, definition, ..._count }
}

function whereText(search: string): Prisma.ReportWhereInput {
  if (search === '') return {}
  const has = { contains: escapeWildcards(search.replaceAll('\0', '')), mode: 'insensitive' } as const
  return { OR: [{ name: has }, { description: has }, { ownerName: has }] }
}
