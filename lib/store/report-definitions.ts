import type { Db } from '@/lib/db'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { parseRowId } from './row-id'

/** What a saved report asks now, and who answers for it; null where there is none, or it was deleted. */
export async function getReportDefinition(
  db: Db,
  id: string,
): Promise<Readonly<{ name: string; owner: string; definition: ReportDefinition }> | null> {
  const key = parseRowId(id)
  if (key === null) return null
  const report = await db.report.findFirst({
    where: { id: key, deletedAt: null },
    select: {
      name: true,
      ownerName: true,
      versions: { select: { definition: true }, orderBy: { number: 'desc' }, take: 1 },
    },
  })
  const definition = report?.versions[0]?.definition
  if (!report || definition === undefined) return null
  return { name: report.name, owner: report.ownerName, definition: parseReportDefinition(definition) }
}
