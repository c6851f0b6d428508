import { formatCount, formatShare } from '@/lib/format/format-number'
import { ratio } from '@/lib/stats/ratio'
import type { PipelineContext } from '../pipeline-context'
import { passed, type TestFinding } from './test-finding'

/** How much of what the last import read was refused. */
export async function judgeRejects(
  { db }: PipelineContext,
  { warnAbove, failAbove }: Readonly<{ warnAbove: number; failAbove: number }>,
): Promise<TestFinding> {
  const last = await db.importRun.findFirst({
    where: { finishedAt: { not: null }, rowsRead: { gt: 0 } },
    orderBy: { id: 'desc' },
  })
  const share = last && ratio(last.rejected, last.rowsRead)
  if (!last || share === null) return passed('Nothing was imported yet.')
  if (share <= warnAbove) return passed('The last import took its rows.')
  const counts = `${formatCount(last.rejected)} of ${formatCount(last.rowsRead)} rows`
  return {
    state: share > failAbove ? 'failed' : 'warned',
    failures: last.rejected,
    message: `The last import refused ${counts}, ${formatShare(share)}.`,
    rows: await db.$queryRaw<unknown[]>`
      select file, line, reason
      from import_reject
      where import_id = ${last.id}
      order by file, line
      limit 100`,
  }
}
