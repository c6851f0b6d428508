import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ArtifactList } from '@/components/dbt/artifact-list'
import { DbtNodeTable, NothingFeeds } from '@/components/dbt/dbt-node-table'
import { LoadArtifacts } from '@/components/dbt/load-artifacts'
import { ListPager } from '@/components/filters/list-pager'
import { ProductSearch } from '@/components/filters/table-filters'
import { toHref } from '@/components/filters/to-href'
import { readListView, toListPage } from '@/components/table/table-view'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { listArtifacts, readDbtNodes } from '@/lib/dbt/read-dbt'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { toNodeHref } from '@/lib/lineage/lineage'
import { toDbtState, toTriedAt } from '@/lib/lineage/to-dbt-state'
import { listLeading, toUpstreamId } from '@/lib/lineage/to-upstream-nodes'
import type { DbtNode } from '@/lib/models/dbt-node'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { isVisitorAllowed } from '../../../_access/visitor'
import { removeDbtProject } from './dbt-actions'

export const metadata = { title: 'dbt' }

export default memberPage('viewer', async ({ db, visitor, raw }) => {
  const [artifacts, nodes] = await Promise.all([listArtifacts(db), readDbtNodes(db)])
  const { timeZone, dbtTarget } = await askSettings()
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
        <ArtifactList artifacts={artifacts} say={say} remove={mayManage ? removeDbtProject : null} />
        {nodes.length > 0 && <Nodes nodes={nodes} raw={raw} say={say} />}
      </TitledPart>
      <TitledPart id="after" title="What dbt can know of us">
        <p className="max-w-prose text-ink-soft">
          Every page and saved report is an exposure with its owner and what it reads. Put the file among the
          models of a project, and dbt's docs and its selection know them:{' '}
          <code>dbt ls --select +exposure:*</code>.
        </p>
        <ExposureFiles
          projects={artifacts.filter(({ kind }) => kind === 'manifest').map((one) => one.project)}
        />
      </TitledPart>
    </div>
  )
})

/** The file; where several projects are held, one for each, because what is of another does not exist there. */
function ExposureFiles({ projects }: Readonly<{ projects: readonly string[] }>) {
  const chosen = projects.length > 1 ? projects : [null]
  return (
    <ul className="space-y-2">
      {chosen.map((project) => (
        <li key={project} className="flex flex-wrap gap-x-6 gap-y-1">
          <a className="link" href={toHref('/api/exposures.yml', {}, { project })} download="exposures.yml">
            exposures.yml{project !== null && ` for ${project}`}
          </a>
          <code className="text-muted text-sm">
            npm run -s tundish -- exposures{project !== null && ` --project ${project}`} --output
            exposures.yml
          </code>
        </li>
      ))}
    </ul>
  )
}

type NodesProps = Readonly<{
  nodes: readonly DbtNode[]
  raw: RawParameters
  say: (moment: Date) => string
}>

/** Those that lead to our tables first, as near as they are; the others by name. */
function Nodes({ nodes, raw, say }: NodesProps) {
  const byName = nodes.toSorted((a, b) => a.name.localeCompare(b.name))
  const sorted = new Set([...listLeading(nodes), ...byName])
  const found = toListPage([...sorted], readListView(raw), ({ name }) => name)
  const now = new Date()
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <p className="text-muted text-sm">
          {found.matching === nodes.length
            ? `${formatCount(nodes.length)} nodes, first those that lead to our tables`
            : `${formatCount(found.matching)} of ${formatCount(nodes.length)} nodes`}
        </p>
        <ProductSearch label="Search nodes of dbt" />
      </div>
      {!nodes.some(({ feeds }) => feeds !== null) && <NothingFeeds />}
      {found.matching === 0 && <EmptyState title="No node has this in its name" />}
      {found.matching > 0 && (
        <DbtNodeTable
          say={say}
          lines={found.rows.map((node) => ({
            node,
            state: node.kind === 'exposure' ? null : toDbtState(node, now),
            href: toNodeHref(toUpstreamId(node.id)),
            triedAt: toTriedAt(node),
          }))}
        />
      )}
      <ListPager path="/data/dbt" raw={raw} page={found.page} pages={found.pages} />
    </div>
  )
}
