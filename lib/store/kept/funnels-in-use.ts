import type { Db } from '@/lib/db'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { listFunnelNames } from './current-funnels'
import { listGoals } from './goals'

/** What saved funnels are called that a report asks about, or that goals are set on. */
export type FunnelsInUse = Readonly<{
  /** Nothing of a report on the product funnel. */
  listOfReport: (report: Pick<ReportDefinition, 'parameters'>) => readonly string[]
  /** Of open goals, each once. */
  ofGoals: readonly string[]
}>

export async function readFunnelsInUse(db: Db): Promise<FunnelsInUse> {
  const [funnels, goals] = await Promise.all([listFunnelNames(db), listGoals(db)])
  const open = goals.filter(({ closedAt }) => closedAt === null)
  return {
    listOfReport: ({ parameters: { funnel } }) =>
      funnel === undefined ? [] : [funnels.find(({ id }) => id === funnel)?.name ?? funnel],
    ofGoals: [...new Set(open.flatMap(({ funnel }) => funnel?.name ?? []))],
  }
}
