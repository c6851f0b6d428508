import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { answerCsv } from '@/app/_answers/answer-table'
import { formatCsv } from '@/lib/format/sheet/format-csv'
import { readAuditSearch } from '@/lib/forms/audit-action'
import { listAuditEntries } from '@/lib/store/members/audit'

const MOST = 100_000
const COLUMNS = ['at', 'actor', 'action', 'subject', 'detail', 'address'] as const

/** What the page shows, all pages of it, as CSV; times are UTC. */
export const GET = answering(async (request: Request) => {
  const db = await requireDb('admin')
  const { page: _, ...search } = readAuditSearch(Object.fromEntries(new URL(request.url).searchParams))
  const { entries } = await listAuditEntries(db, search, { skip: 0, take: MOST })
  const said = entries.map((entry) => ({ ...entry, at: entry.at.toISOString() }))
  const rows = said.map((entry) => COLUMNS.map((name) => entry[name]))
  return answerCsv(formatCsv(COLUMNS, rows), 'audit')
})
