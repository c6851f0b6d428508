import type { Metadata } from 'next'
import { ArtifactList } from '@/components/dbt/artifact-list'
import { DbtNodeTable } from '@/components/dbt/dbt-node-table'
import { LoadArtifacts } from '@/components/dbt/load-artifacts'
import { TitledPart } from '@/components/ui/titled-part'
import { listArtifacts, readDbtNodes } from '@/lib/dbt/read-dbt'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { toDbtState } from '@/lib/lineage/to-upstream-nodes'
import { isVisitorAllowed, requireAccess } from '../../../_access/visitor'
import { guard } from '../../../_panels/guard'
import { removeDbtProject } from './dbt-actions'

export const metadata: Metadata = { title: 'dbt' }

export default function DbtPage() {
  return guard(async () => {
    const { db, visitor } = await requireAccess('viewer')
    const [artifacts, nodes] = await Promise.all([listArtifacts(db), readDbtNodes(db)])
    const { timeZone, dbtTarget } = getEnv()
    const mayManage = isVisitorAllowed(visitor, 'admin')
    const say = (moment: Date) => formatMoment(moment, timeZone)
    return (
      <div className="space-y-10 pb-12">
        <header className="pt-6">
          <h1 className="font-semibold text-2xl tracking-tight">dbt</h1>
          <p className="mt-1 max-w-prose text-muted">
            Where a dbt project makes the files or tables that Tundish imports, its sources, models, tests and
            exposures stand before ours in the lineage. The other way, dbt can know our pages and reports.
          </p>
        </header>
        <TitledPart id="before" title="What comes before us">
          {mayManage && <LoadArtifacts />}
          {dbtTarget !== null && (
            <p className="text-muted text-sm">
              Each run of the pipeline also reads <code>{dbtTarget}</code>.
            </p>
          )}
          <ArtifactList
            artifacts={artifacts.map(({ generatedAt, loadedAt, ...artifact }) => ({
              ...artifact,
              written: say(generatedAt),
              loaded: say(loadedAt),
            }))}
            remove={mayManage ? removeDbtProject : null}
          />
          {nodes.length > 0 && (
            <DbtNodeTable
              nodes={nodes.map((node) => ({
                ...node,
                state: node.kind === 'exposure' ? null : toDbtState(node),
                newest: node.freshness?.maxLoadedAt ? say(node.freshness.maxLoadedAt) : null,
              }))}
            />
          )}
        </TitledPart>
        <TitledPart id="after" title="What dbt can know of us">
          <p className="max-w-prose text-ink-soft">
            Every page and saved report is an exposure with its owner and what it reads. Put the file among
            the models of a project, and dbt's docs and its selection know them:{' '}
            <code>dbt ls --select +exposure:*</code>.
          </p>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a className="link" href="/api/exposures.yml" download="exposures.yml">
              exposures.yml
            </a>
            <code className="text-muted text-sm">npm run -s tundish -- exposures --output exposures.yml</code>
          </p>
        </TitledPart>
      </div>
    )
  })
}
