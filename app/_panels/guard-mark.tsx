import { GuardBadge } from '@/components/reports/guard-badge'
import { Notice } from '@/components/ui/notice'
import { getEnv } from '@/lib/env'
import { nameTestedAt, warnOfGuard } from '@/lib/models/explain-guard'
import type { Guard } from '@/lib/models/guard'
import type { ModelName } from '@/lib/models/registry'
import { toCurrentGuard } from '@/lib/pipeline/current-guard'
import { getReport } from '@/lib/reports/registry'
import { listSectionReads } from '@/lib/reports/sections'
import { TABLES, type TableName } from '@/lib/reports/tables'
import type { Screen } from './screen'

type Asking = Readonly<{
  ask: Pick<Screen['ask'], 'standing'>
  settings: Pick<Screen['settings'], 'now'>
  /** Where it stands; without one its reader has no other pages. */
  place?: Pick<Screen['place'], 'hasPages'>
}>

type Props = Readonly<{
  screen: Asking
  /** Whose numbers: those of a table, of the goals, or of whatever reads these models. */
  of: TableName | 'goals' | readonly ModelName[]
}>

/** How the data behind numbers stands, beside them. */
export async function GuardMark({ screen, of }: Props) {
  const guard = await askGuard(screen, toReads(of))
  const testedAt = nameTestedAt(guard, screen.settings.now, getEnv().timeZone)
  return <GuardBadge guard={guard} testedAt={testedAt} href={screen.place?.hasPages ? '/data' : null} />
}

/** The same in a row of its own, under sentences and single numbers. */
export function GuardLine(props: Props) {
  return (
    <div className="-ml-1.5 flex flex-wrap items-start">
      <GuardMark {...props} />
    </div>
  )
}

/** What was kept of a time before there were data tests has none. */
export async function askGuard(
  { ask, settings }: Omit<Asking, 'place'>,
  models: readonly ModelName[],
): Promise<Guard> {
  const standing = await ask.standing().catch(() => ({ tests: [], steps: [] }))
  return toCurrentGuard(models, standing, settings.now)
}

/** Before the numbers of a page: that some of them may be wrong or behind; nothing where all is well. */
export async function StandingNotice({ screen, of }: Props) {
  const { state } = await askGuard(screen, toReads(of))
  const warning = state === 'failed' ? SOME_FAILED : warnOfGuard({ state })
  if (warning === null) return null
  return (
    <Notice>
      <span className="font-medium text-warn">{warning}</span>
    </Notice>
  )
}

/** The same before a page or report of some sections, by what these read. */
export function SectionsNotice({ screen }: Readonly<{ screen: Screen }>) {
  return <StandingNotice screen={screen} of={listSectionReads(screen.place.sections)} />
}

const SOME_FAILED = 'Tests of the data found problems: numbers that may be wrong are marked.'

function toReads(of: Props['of']): readonly ModelName[] {
  if (typeof of !== 'string') return of
  return getReport(of === 'goals' ? of : TABLES[of].report).reads
}
