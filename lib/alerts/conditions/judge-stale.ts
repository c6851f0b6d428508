import type { Db } from '@/lib/db'
import { formatMoment } from '@/lib/format/format-day'
import type { Finding, Judge } from './condition'

/**
 * Whether runs of the pipeline still end, by whatever state. Processes may know of other schedules, so what one of them
 * found is over by a run that ended since, and not by another one's patience.
 */
export const judgeStale: Judge = async ({ db, settings, now, open }) => {
  const { staleAfterMs, timeZone } = settings
  const [earliest, latest] = [-staleAfterMs, staleAfterMs].map((ms) => new Date(now.getTime() + ms))
  const begunInTime = { finishedAt: null, startedAt: { gt: earliest, lt: latest } }
  // After a server was down, the run that catches up is given its time.
  if ((await db.pipelineRun.count({ where: begunInTime })) > 0) return null
  const last = await getLastSign(db)
  const findings = toStaleFindings(last, { staleAfterMs, timeZone, now })
  const isAsFound = last !== null && open.get('stale') === last.at.toISOString()
  return findings.length === 0 && isAsFound ? null : findings
}

/** The end of the last run that ended; while none has, the start of the first. */
type LastSign = Readonly<{ at: Date; hasEnded: boolean }>

export function toStaleFindings(
  last: LastSign | null,
  { staleAfterMs, timeZone, now }: Readonly<{ staleAfterMs: number; timeZone: string; now: Date }>,
): Finding[] {
  if (last === null || Math.abs(now.getTime() - last.at.getTime()) <= staleAfterMs) return []
  const moment = `${formatMoment(last.at, timeZone)} (${timeZone})`
  return [
    {
      key: 'stale',
      severity: 'problem',
      title: 'The pipeline has not run in time',
      detail: last.at > now ? sayAhead(moment) : sayLate(last, moment),
      path: '/data/runs',
      fingerprint: last.at.toISOString(),
    },
  ]
}

function sayLate({ hasEnded }: LastSign, moment: string): string {
  return hasEnded
    ? `The last run ended at ${moment}. The numbers are older than they should be.`
    : `The first run began at ${moment} and has not ended.`
}

function sayAhead(moment: string): string {
  return `The last run was at ${moment}, by a clock that was ahead: nobody knows how old the numbers are.`
}

async function getLastSign(db: Db): Promise<LastSign | null> {
  const ended = await db.pipelineRun.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { id: 'desc' },
    select: { finishedAt: true },
  })
  if (ended?.finishedAt) return { at: ended.finishedAt, hasEnded: true }
  const first = await db.pipelineRun.findFirst({ orderBy: { id: 'asc' }, select: { startedAt: true } })
  return first && { at: first.startedAt, hasEnded: false }
}
