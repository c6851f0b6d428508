import { askSettings } from '@/app/_answers/read-request-settings'
import type { Screen } from '@/app/_screen/screen'
import { DataStateBadge } from '@/components/reports/data-state-badge'
import { Notice } from '@/components/ui/instead/notice'
import type { DataState } from '@/lib/models/data-state'
import { nameTestedAt, warnOfDataState } from '@/lib/models/explain-data-state'
import type { ModelName } from '@/lib/models/registry'
import { toCurrentDataState } from '@/lib/pipeline/current-data-state'
import { getReport } from '@/lib/reports/registry'
import { listSectionReads } from '@/lib/reports/sections'
import { TABLES, type TableName } from '@/lib/reports/tables'

type Asking = Readonly<{
  ask: Pick<Screen['ask'], 'standing'>
  settings: Pick<Screen['settings'], 'now' | 'timeZone'>
  /** Where it stands; without one its reader has no other pages. */
  place?: Pick<Screen['place'], 'hasPages'>
}>

type Props = Readonly<{
  screen: Asking
  /** Whose numbers: those of a table, of the goals, or of whatever reads these models. */
  of: TableName | 'goals' | readonly ModelName[]
}>

/** How the data behind numbers stands, beside them. */
export async function DataStateMark({ screen, of }: Props) {
  const dataState = await askDataState(screen, toReads(of))
  const testedAt = nameTestedAt(dataState, screen.settings.now, (await askSettings()).timeZone)
  return (
    <DataStateBadge
      dataState={dataState}
      testedAt={testedAt}
      href={screen.place?.hasPages ? '/data' : null}
    />
  )
}

/** The same in a row of its own, under sentences and single numbers. */
export function DataStateLine(props: Props) {
  return (
    <div className="-ml-1.5 flex flex-wrap items-start">
      <DataStateMark {...props} />
    </div>
  )
}

/** What was kept of a time before there were data tests has none. */
export async function askDataState(
  { ask, settings }: Omit<Asking, 'place'>,
  models: readonly ModelName[],
): Promise<DataState> {
  const standing = await ask.standing().catch(() => ({ tests: [], steps: [] }))
  return toCurrentDataState(models, standing, settings)
}

/** Before the numbers of a page: that some of them may be wrong or behind; nothing where all is well. */
export async function DataStateNotice({ screen, of }: Props) {
  const { state } = await askDataState(screen, toReads(of))
  const warning = state === 'failed' ? SOME_FAILED : warnOfDataState({ state })
  if (warning === null) return null
  return (
    <Notice>
      <span className="font-medium text-warn">{warning}</span>
    </Notice>
  )
}

/** The same before a page or report of some sections, by what these read. */
export function SectionsDataStateNotice({ screen }: Readonly<{ screen: Screen }>) {
  return <DataStateNotice screen={screen} of={listSectionReads(screen.place.sections)} />
}

const SOME_FAILED = 'Tests of the data found problems: numbers that may be wrong are marked.'

function toReads(of: Props['of']): readonly ModelName[] {
  if (typeof of !== 'string') return of
  return getReport(of === 'goals' ? of : TABLES[of].report).reads
}
