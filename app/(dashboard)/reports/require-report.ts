import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { getReport, type SavedReport } from '@/lib/store/kept/reports'

/** Throws `unknown_saved_report` for one that is not there, or deleted. */
export async function requireReport(db: Db, id: string): Promise<SavedReport> {
  const report = await getReport(db, id)
  if (report && !report.deletedAt) return report
  throw new TundishError('unknown_saved_report', 'There is no such report; it may have been deleted.')
}
