import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ColumnTable } from '@/components/lineage/column-table'
import { NodeLinks } from '@/components/lineage/node-links'
import { NodeState } from '@/components/lineage/node-state'
import { TestList } from '@/components/runs/test-list'
import { TitledPart } from '@/components/ui/titled-part'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { Lineage } from '@/lib/lineage/lineage'
import { type ModelDocs, readModelDocs } from '@/lib/lineage/read-model-docs'
import { PIPELINE_STEPS } from '@/lib/models/pipeline-step'
import { parseModelName } from '@/lib/models/registry'
import { requireAccess } from '../../../_access/visitor'
import { guard } from '../../../_panels/guard'
import { readLineageHere } from '../read-lineage-here'

type Props = Readonly<{ params: Promise<{ model: string }> }>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: parseModelName((await params).model) ?? 'No such table' }
}

export default function ModelPage({ params }: Props) {
  return guard(async () => {
    const access = await requireAccess('viewer')
    const name = parseModelName((await params).model)
    if (!name) notFound()
    const [docs, lineage] = await Promise.all([readModelDocs(access.db, name), readLineageHere(access)])
    const { model } = docs
    return (
      <div className="space-y-10 pb-12">
        <header className="space-y-2 pt-6">
          <h1 className="font-semibold text-2xl tracking-tight">{name}</h1>
          <p className="max-w-prose text-ink-soft">
            {model.description} One row is {model.grain}.
          </p>
          <Facts docs={docs} state={lineage.find(({ id }) => id === `model:${name}`)?.state ?? null} />
        </header>
        <Related id={`model:${name}`} lineage={lineage} />
        <TitledPart id="columns" title="Columns">
          <ColumnTable columns={docs.columns} />
        </TitledPart>
        <TitledPart id="tests" title="Data tests">
          {docs.tests.length > 0 ? (
            <TestList tests={docs.tests} />
          ) : (
            <p className="text-muted">None was tried yet; the pipeline does that.</p>
          )}
        </TitledPart>
      </div>
    )
  })
}

function Facts({ docs, state }: Readonly<{ docs: ModelDocs; state: Lineage[number]['state'] }>) {
  const { timeZone } = getEnv()
  const { step, writtenAt, counted } = docs
  const say = (moment: Date) => `${formatMoment(moment, timeZone)} ${timeZone}`
  return (
    <p className="text-muted text-sm">
      {state && <NodeState state={state} inWords />}
      {counted && ` · ${formatCount(counted.rows)} rows on ${say(counted.countedAt)}`}
      {` · written by the step ${PIPELINE_STEPS[step].label}`}
      {writtenAt && `, last on ${say(writtenAt)}`}
      {' · '}
      <code>tundish pipeline run --select {step}</code>
    </p>
  )
}

/** What it is made from, and who depends on it, directly. */
function Related({ id, lineage }: Readonly<{ id: string; lineage: Lineage }>) {
  const from = lineage.find((node) => node.id === id)?.from ?? []
  const before = lineage.filter((node) => from.includes(node.id))
  const after = lineage.filter((node) => node.from.includes(id))
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <TitledPart id="before" title="Made from">
        {before.length > 0 ? (
          <NodeLinks label="Made from" nodes={before} />
        ) : (
          <p className="text-muted">What was imported.</p>
        )}
      </TitledPart>
      <TitledPart id="after" title="Who depends on it">
        {after.length > 0 ? (
          <NodeLinks label="Who depends on it" nodes={after} />
        ) : (
          <p className="text-muted">Nobody does.</p>
        )}
      </TitledPart>
      <p className="text-sm md:col-span-2">
        <Link className="link" href="/data">
          The whole lineage
        </Link>
      </p>
    </div>
  )
}
