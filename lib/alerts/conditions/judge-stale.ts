import type { Db } from '@/lib/db'
import { formatMoment } from '@/lib/format/format-day'
import type { Finding } from '../finding'
import type { Judge } from './judge-context'

/**
 * Whether runs of the pipeline still end, by whatever state. Processes may know of other schedules, so what one of them
 * found is over by a run that ended since, and not by another one's patience.
 */
export const judgeStale: Judge = async ({ db, settings, now, open }) => {
  const { staleAfterMs, timeZone } = settings
  const begunInTime = { finishedAt: null, startedAt: { gt: new Date(now.getTime() - staleAfterMs) } }
  // After a server was down, the run that catches up is given its time.
  if ((await db.pipelineRun.count({ where: begunInTime })) > 0) return null
  const last = await getLastSign(db)
  const findings = toStaleFindings(last, { staleAfterMs, timeZone, now })
  const isAsFound = last !== null && open.get('stale') === last.at.toISOString()
  return findings.length === 0 && isAsFound ? null : findings
}

/** The end of the run that ended last; while none has, the start of the first. */
type LastSign = Readonly<{ at: Date; hasEnded: boolean }>

export function toStaleFindings(
  last: LastSign | null,
  { staleAfterMs, timeZone, now }: Readonly<{ staleAfterMs: number; timeZone: string; now: Date }>,
): Finding[] {
  if (last === null || now.getTime() - last.at.getTime() <= staleAfterMs) return []
  const moment = `${formatMoment(last.at, timeZone)} (${timeZone})`
  return [
    {
      key: 'stale',
      severity: 'problem',
      title: 'The pipeline has not run in time',
      detail: last.hasEnded
        ? `The last run ended at ${moment}. The numbers are older than they should be.`
        : `The first run began at ${moment} and has not ended.`,
      path: '/data/runs',
      fingerprint: last.at.toISOString(),
    },
  ]
}

async function getLastSign(db: Db): Promise<LastSign | null> {
  const { _max, _min } = await db.pipelineRun.aggregate({
    _max: { finishedAt: true },
    _min: { startedAt: true },
  })
  if (_max.finishedAt) return { at: _max.finishedAt, hasEnded: true }
  return _min.startedAt && { at: _min.startedAt, hasEnded: false }
}
