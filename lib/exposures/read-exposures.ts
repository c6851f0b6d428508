import type { Db } from '@/lib/db'
import { listReports } from '@/lib/store/report-list'
import type { Exposure } from './exposure'
import { toExposures } from './to-exposures'

type Given = Readonly<{
  /** Without a slash at its end. */
  publicUrl: string
  /** Whether the reader may see the addresses of members; without, owners are names. */
  seesAddresses: boolean
}>

/** What people look at: the pages of the dashboard, and the reports that are not deleted by their number. */
export async function readExposures(db: Db, { publicUrl, seesAddresses }: Given): Promise<Exposure[]> {
  const [{ reports }, emails] = await Promise.all([
    listReports(db, { perPage: null }),
    seesAddresses ? readAddresses(db) : new Map<string, string>(),
  ])
  const inOrder = reports.toSorted((a, b) => Number(a.id) - Number(b.id))
  return toExposures(
    inOrder.map((report) => ({ ...report, email: emails.get(report.id) ?? null })),
    publicUrl,
  )
}

/** Of the owners that are members, by the number of the report. */
async function readAddresses(db: Db): Promise<ReadonlyMap<string, string>> {
  const owned = await db.report.findMany({
    where: { deletedAt: null, owner: { isNot: null } },
    select: { id: true, owner: { select: { email: true } } },
  })
  return new Map(owned.flatMap(({ id, owner }) => (owner ? [[String(id), owner.email] as const] : [])))
}
