import type { Db, Prisma } from '@/lib/db'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { escapeWildcards } from '../product-names'
import { whereWorking } from './share-links'

/** A report as a list has it. */
export type ListedReport = Readonly<{
  id: string
  name: string
  description: string | null
  owner: string
  updatedAt: Date
  /** What it is now. */
  definition: ReportDefinition
  versions: number
  /** How many links to it work. */
  links: number
}>

/** One page of a list, and how many there are on how many pages. */
export type ReportListPage = Readonly<{
  reports: readonly ListedReport[]
  matching: number
  page: number
  pages: number
}>

const PER_PAGE = 50

/**
 * Those that are not deleted and have `search` in their name, description or owner, whatever the case of its letters;
 * last changed first. A page (from 1) too far is the last.
 */
export async function listReports(
  db: Db,
  { search = '', page = 1, perPage = PER_PAGE, now = new Date() }: ListOptions = {},
): Promise<ReportListPage> {
  const where = { deletedAt: null, ...whereText(search.trim()) }
  const matching = await db.report.count({ where })
  const pages = perPage === null ? 1 : Math.max(1, Math.ceil(matching / perPage))
  const shown = Math.min(Math.max(1, page), pages)
  const rows = await db.report.findMany({
    where,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...(perPage !== null && { skip: (shown - 1) * perPage, take: perPage }),
    include: {
      versions: { orderBy: { number: 'desc' }, take: 1 },
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

function toListed({
  id,
  name,
  description,
  ownerName: owner,
  updatedAt,
  versions,
  _count,
}: Row): ListedReport {
  const definition = parseReportDefinition(versions[0]?.definition)
  return { id: String(id), name, description, owner, updatedAt, definition, ..._count }
}

function whereText(search: string): Prisma.ReportWhereInput {
  if (search === '') return {}
  const has = { contains: escapeWildcards(search.replaceAll('\0', '')), mode: 'insensitive' } as const
  return { OR: [{ name: has }, { description: has }, { ownerName: has }] }
}
