import type { Db } from '@/lib/db'
import { readDbtNodes } from '@/lib/dbt/read-dbt'
import { toGuard } from '@/lib/models/guard'
import { parseReportDefinition } from '@/lib/query/parse-definition'
import { getStanding } from '@/lib/store/data-tests'
import { listModelCounts } from '@/lib/store/model-counts'
import { whereWorking } from '@/lib/store/report-links'
import { listReports } from '@/lib/store/report-list'
import type { Lineage } from './lineage'
import { toLineage } from './to-lineage'

type Given = Readonly<{
  now: Date
  /** How old the last tests may be; null: as old as they are. */
  staleAfterMs: number | null
  /** Whether the reader may see the list of links. */
  seesLinks: boolean
}>

/** What is made from what, as it is now. */
export async function readLineage(db: Db, { now, staleAfterMs, seesLinks }: Given): Promise<Lineage> {
  const [dbt, standing, counts, { reports }, shared] = await Promise.all([
    readDbtNodes(db),
    getStanding(db),
    listModelCounts(db),
    listReports(db, { perPage: null, now }),
    db.shareLink.findMany({
      where: { ...whereWorking(now), reportId: null },
      select: { definition: true },
    }),
  ])
  return toLineage({
    dbt,
    rows: new Map(counts.map(({ model, rows }) => [model, rows])),
    reports: reports.map(({ id, name, definition, links }) => ({
      id,
      name,
      sections: definition.sections,
      links,
    })),
    sharedPages: shared.map(({ definition }) => parseReportDefinition(definition).sections),
    guard: (models) => toGuard(models, standing, { now, staleAfterMs }),
    seesLinks,
  })
}
