import type { Db } from '@/lib/db'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { ratio } from '@/lib/stats/ratio'
import { DAY_MS } from '@/lib/time/duration'
import type { PipelineContext } from '../pipeline-context'
import { KEPT_ROWS, passed, type TestFinding } from './test-finding'

/** How much was refused of what each import of the last 24 hours read, and the last one whenever it was. */
export async function judgeRejects(
  { db, now, settings: { timeZone } }: PipelineContext,
  { warnAbove, failAbove }: Readonly<{ warnAbove: number; failAbove: number }>,
): Promise<TestFinding> {
  const imports = await listJudged(db, now)
  if (imports.length === 0) return passed('Nothing was imported yet.')
  const refusing = imports
    .filter(({ share }) => share > warnAbove)
    .sort((left, right) => right.share - left.share)
  const [worst] = refusing
  if (!worst) return passed('The last imports took their rows.')
  const at = formatMoment(worst.finishedAt, timeZone)
  const counts = `${formatCount(worst.rejected)} of ${formatCount(worst.rowsRead)} rows`
  const others = refusing.length - 1
  const more =
    others === 0
      ? ''
      : ` ${formatCount(others)} more ${others === 1 ? 'import' : 'imports'} refused too many.`
  return {
    state: worst.share > failAbove ? 'failed' : 'warned',
    failures: refusing.reduce((sum, { rejected }) => sum + rejected, 0),
    message: `The import of ${at} refused ${counts}, ${formatShare(worst.share)}.${more}`,
    rows: await db.$queryRaw<unknown[]>`
      select file, line, reason
      from import_reject
      where import_id = any (${refusing.map(({ id }) => id)}::bigint[])
      order by import_id desc, file, line
      limit ${KEPT_ROWS}`,
  }
}

type Judged = Readonly<{ id: bigint; finishedAt: Date; rowsRead: number; rejected: number; share: number }>

async function listJudged(db: Db, now: Date): Promise<Judged[]> {
  const read = { rowsRead: { gt: 0 }, undoBegunAt: null }
  const { _max } = await db.importRun.aggregate({ where: read, _max: { finishedAt: true } })
  if (!_max.finishedAt) return []
  const from = new Date(Math.min(_max.finishedAt.getTime(), now.getTime() - DAY_MS))
  const imports = await db.importRun.findMany({ where: { ...read, finishedAt: { gte: from } } })
  return imports.flatMap((run) => {
    const share = ratio(run.rejected, run.rowsRead)
    return run.finishedAt === null || share === null ? [] : [{ ...run, finishedAt: run.finishedAt, share }]
  })
}
