import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ColumnTable } from '@/components/lineage/column-table'
import { NodeState } from '@/components/lineage/node-state'
import { Related } from '@/components/lineage/related'
import { TestList } from '@/components/runs/test-list'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { Lineage } from '@/lib/lineage/lineage'
import { listNeighbours } from '@/lib/lineage/list-related'
import { type ModelDocs, readModelDocs } from '@/lib/lineage/read-model-docs'
import { parseModelName } from '@/lib/models/registry'
import { readLineageHere } from '../read-lineage-here'

export async function generateMetadata({ params }: PageProps<'/data/[model]'>): Promise<Metadata> {
  return { title: parseModelName((await params).model) ?? 'No such table' }
}

export default memberPage<{ model: string }>('viewer', async ({ params, ...access }) => {
  const name = parseModelName(params.model)
  if (!name) notFound()
  const [docs, lineage] = await Promise.all([readModelDocs(access.db, name), readLineageHere(access, true)])
  const { model } = docs
  const id = `model:${name}`
  const node = lineage.find((one) => one.id === id)
  return (
    <div className="space-y-10 pb-12">
      <header className="space-y-2 pt-6">
        <h1 className="font-semibold text-2xl tracking-tight">{name}</h1>
        <p className="max-w-prose text-ink-soft">
          {model.description} One row is {model.grain}.
        </p>
        <Facts docs={docs} state={node?.state ?? null} />
      </header>
      <Related layer={model.kind === 'raw' ? 'raw' : 'derived'} neighbours={listNeighbours(lineage, id)} />
      <TitledPart id="columns" title="Columns">
        <ColumnTable columns={docs.columns} />
      </TitledPart>
      <TitledPart id="tests" title="Data tests">
        {docs.tests.length > 0 ? (
          <TestList tests={docs.tests} timeZone={(await askSettings()).timeZone} />
        ) : (
          <p className="text-muted">None was tried yet; the pipeline does that.</p>
        )}
      </TitledPart>
    </div>
  )
})

async function Facts({ docs, state }: Readonly<{ docs: ModelDocs; state: Lineage[number]['state'] }>) {
  const { timeZone } = await askSettings()
  const { step, written, counted } = docs
  const say = (moment: Date) => `${formatMoment(moment, timeZone)} ${timeZone}`
  return (
    <p className="text-muted text-sm">
      {state && <NodeState state={state} inWords />}
      {counted &&
        ` · ${counted.isEstimate ? 'about ' : ''}${formatCount(counted.rows)} rows on ${say(counted.countedAt)}`}
      {` · ${sayWritten(written, say)}`}
      {' · '}
      <code>tundish pipeline run --select {step}</code>
    </p>
  )
}

const WRITERS = {
  demo: 'loaded with the demo shop',
  import: 'written by imports, which last stored rows',
  refresh: 'written by refreshes, last',
  snapshot: 'written by snapshots, last',
} as const

function sayWritten({ by, at }: ModelDocs['written'], say: (moment: Date) => string): string {
  if (at !== null) return `${WRITERS[by]} on ${say(at)}`
  return by === 'demo' ? WRITERS.demo : 'nothing has written it yet'
}
