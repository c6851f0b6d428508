import { GuardBadge } from '@/components/reports/guard-badge'
import { Notice } from '@/components/ui/notice'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { type Guard, toGuard } from '@/lib/models/guard'
import { toTestedWithinMs } from '@/lib/pipeline/stale-after'
import { READS } from '@/lib/reports/reads'
import { TABLES, type TableName } from '@/lib/reports/tables'
import type { Screen } from './screen'

type Asking = Readonly<{
  ask: Pick<Screen['ask'], 'standing'>
  settings: Pick<Screen['settings'], 'now'>
  /** Where it stands; without one its reader has no other pages. */
  place?: Pick<Screen['place'], 'hasPages'>
}>

/** How the data behind a table stands, beside its numbers. */
export async function GuardMark({ screen, of }: Readonly<{ screen: Asking; of: TableName | 'goals' }>) {
  const guard = await readGuard(screen, of)
  const { timeZone } = getEnv()
  const testedAt = guard.testedAt === null ? null : formatMoment(new Date(guard.testedAt), timeZone)
  return <GuardBadge guard={guard} testedAt={testedAt} href={screen.place?.hasPages ? '/data' : null} />
}

/** What was kept of a time before there were data tests has none. */
async function readGuard({ ask, settings }: Asking, of: TableName | 'goals'): Promise<Guard> {
  const standing = await ask.standing().catch(() => ({ tests: [], steps: [] }))
  return toGuard(READS[of === 'goals' ? of : TABLES[of].report], standing, {
    now: settings.now,
    staleAfterMs: toTestedWithinMs(getEnv(), settings.now),
  })
}

/** Before the numbers of a page: that some of them may be wrong or behind; nothing where all is well. */
export async function StandingNotice({ screen }: Readonly<{ screen: Asking }>) {
  const { state } = await readGuard(screen, 'funnel')
  if (state !== 'failed' && state !== 'stale') return null
  return (
    <Notice>
      <span className="font-medium text-warn">{NOTICES[state]}</span>
    </Notice>
  )
}

const NOTICES = {
  failed: 'Tests of the data found problems: numbers that may be wrong are marked.',
  stale: 'The data were not brought up to date: these are the last good numbers.',
} as const
