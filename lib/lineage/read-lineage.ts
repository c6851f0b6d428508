import type { Db } from '@/lib/db'
import { readDbtNodes } from '@/lib/dbt/read-dbt'
import { toDataState } from '@/lib/models/data-state'
import { parseReportDefinition } from '@/lib/saved/parse-definition'
import { getFreshness } from '@/lib/store/freshness'
import { readFunnelsInUse } from '@/lib/store/kept/funnels-in-use'
import { listReports } from '@/lib/store/kept/report-list'
import { whereWorking } from '@/lib/store/kept/share-links'
import { getDataFindings } from '@/lib/store/runs/data-tests'
import { listModelCounts } from '@/lib/store/runs/model-counts'
import type { Lineage } from './lineage'
import { type LineageInput, toLineage } from './to-lineage'
import { type NodeDocs, toNodeDocs } from './to-node-docs'

/** Who asks for it, when, and for how much of it. */
export type LineageAsked = Pick<LineageInput, 'now' | 'seesLinks' | 'isWhole'> &
  Readonly<{
    /** How old the last tests may be; null: as old as they are. */
    staleAfterMs: number | null
  }>

/** What is made from what, as it is now. */
export async function readLineage(db: Db, asked: LineageAsked): Promise<Lineage> {
  return toLineage(await readLineageInput(db, asked))
}

/** All that it is computed from. */
async function readLineageInput(db: Db, { staleAfterMs, ...asked }: LineageAsked): Promise<LineageInput> {
  const { now } = asked
  const [dbt, standing, counts, { reports }, funnels, shared] = await Promise.all([
    readDbtNodes(db),
    getDataFindings(db),
    listModelCounts(db),
    listReports(db, { perPage: null, now }),
    readFunnelsInUse(db),
    db.shareLink.findMany({
      where: { ...whereWorking(now), reportId: null },
      select: { definition: true },
    }),
  ])
  return {
    ...asked,
    dbt,
    rows: new Map(counts.map((count) => [count.model, count])),
    reports: reports.map(({ definition, ...report }) => ({
      ...report,
      sections: definition.sections,
      funnels: funnels.listOfReport(definition),
    })),
    goalFunnels: funnels.ofGoals,
    sharedPages: shared.map(({ definition }) => parseReportDefinition(definition).sections),
    dataState: (models) => toDataState(models, standing, { now, staleAfterMs }),
  }
}

export type ReadNodeDocs = NodeDocs &
  Readonly<{
    /** When the numbers of a page or report were last brought up to date; null for what shows none, or before that. */
    refreshedAt: Date | null
  }>

/** What there is to say of a node of the lineage by its id; null where there is none. */
export async function readNodeDocs(
  db: Db,
  id: string,
  asked: Omit<LineageAsked, 'isWhole'>,
): Promise<ReadNodeDocs | null> {
  const [input, { refreshedAt }] = await Promise.all([
    readLineageInput(db, { ...asked, isWhole: true }),
    getFreshness(db),
  ])
  const docs = toNodeDocs(input, id)
  return docs && { ...docs, refreshedAt: docs.node.layer === 'reports' ? refreshedAt : null }
}
