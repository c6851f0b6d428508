import type { Db } from '@/lib/db'
import { listReports } from '@/lib/store/report-list'
import type { Exposure } from './exposure'
import { toExposures } from './to-exposures'

/** What people look at: the pages of the dashboard, and the reports that are not deleted by their number. */
export async function readExposures(db: Db, publicUrl: string): Promise<Exposure[]> {
  const [{ reports }, owned] = await Promise.all([
    listReports(db, { perPage: null }),
    db.report.findMany({
      where: { deletedAt: null, owner: { isNot: null } },
      select: { id: true, owner: { select: { email: true } } },
    }),
  ])
  const emails = new Map(owned.map(({ id, owner }) => [String(id), owner?.email ?? null]))
  const inOrder = reports.toSorted((a, b) => Number(a.id) - Number(b.id))
  return toExposures(
    inOrder.map((report) => ({ ...report, email: emails.get(report.id) ?? null })),
    publicUrl,
  )
}
