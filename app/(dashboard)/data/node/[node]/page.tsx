import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { askSettings } from '@/app/_answers/read-request-settings'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { DbtTestList } from '@/components/dbt/dbt-test-list'
import { FRESHNESS_WORDS } from '@/components/dbt/freshness-words'
import { ColumnTable } from '@/components/lineage/column-table'
import { NodeState } from '@/components/lineage/node-state'
import { Related } from '@/components/lineage/related'
import { NameLink } from '@/components/ui/name-link'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { formatMoment } from '@/lib/format/format-day'
import { toNodeHref } from '@/lib/lineage/lineage'
import { type ReadNodeDocs, readNodeDocs } from '@/lib/lineage/read-lineage'
import type { DbtNode } from '@/lib/models/dbt-node'
import { requireAccess } from '../../../../_access/visitor'
import { toAsked } from '../../read-lineage-here'

type Props = PageProps<'/data/node/[node]'>

/** A node as the address has it, read once a request; null where there is none. Throws as `requireAccess` does. */
const askNode = cache(async (inAddress: string): Promise<ReadNodeDocs | null> => {
  const access = await requireAccess('viewer')
  const id = decode(inAddress)
  return id === null ? null : readNodeDocs(access.db, id, await toAsked(access))
})

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const docs = await askNode((await params).node).catch(() => null)
  return { title: docs?.node.name ?? 'Lineage' }
}

export default function NodePage({ params }: Props) {
  return withErrorBoundary(async () => {
    const docs = await askNode((await params).node)
    if (!docs) notFound()
    const { node, asks, dbt } = docs
    if (node.href !== toNodeHref(node.id)) redirect(node.href)
    return (
      <div className="space-y-10 pb-12">
        <header className="space-y-2 pt-6">
          <h1 className="break-words font-semibold text-2xl tracking-tight">{node.name}</h1>
          <p className="max-w-prose whitespace-pre-line break-words text-ink-soft">{docs.description}</p>
          <Facts docs={docs} />
          {node.opens && (
            <p>
              <NameLink name={node.opens.label} href={node.opens.href} />
            </p>
          )}
        </header>
        <Related layer={node.layer} neighbours={docs} />
        {asks.length > 0 && (
          <TitledPart id="asks" title="What it asks">
            <ul className="list-disc space-y-1 pl-5">
              {asks.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </TitledPart>
        )}
        {dbt && <DbtParts dbt={dbt} />}
      </div>
    )
  })
}

async function Facts({ docs }: { docs: ReadNodeDocs }) {
  const say = await readSay()
  const { node, owner, dbt, refreshedAt } = docs
  const freshness = dbt?.freshness
  const facts = [
    ...(node.note === null ? [] : [node.note]),
    ...(dbt ? [`of the project ${dbt.project}`] : []),
    ...(owner === null ? [] : [`owned by ${owner}`]),
    ...(freshness ? [`${FRESHNESS_WORDS[freshness.state]}, asked on ${say(freshness.checkedAt)}`] : []),
    ...(freshness?.maxLoadedAt ? [`newest row of ${say(freshness.maxLoadedAt)}`] : []),
    ...(refreshedAt ? [`numbers refreshed on ${say(refreshedAt)}`] : []),
  ]
  return (
    <p className="break-words text-muted text-sm">
      {node.state && (
        <>
          <NodeState state={node.state} inWords />
          {' · '}
        </>
      )}
      {facts.join(' · ')}
    </p>
  )
}

async function readSay() {
  const { timeZone } = await askSettings()
  return (moment: Date) => `${formatMoment(moment, timeZone)} ${timeZone}`
}

/** What only nodes of dbt have; exposures hold no data. */
async function DbtParts({ dbt }: { dbt: DbtNode }) {
  if (dbt.kind === 'exposure') return null
  const say = await readSay()
  const columns = Object.entries(dbt.columns).map(([name, meaning]) => ({ name, meaning, tests: [] }))
  return (
    <>
      <TitledPart id="columns" title="Columns">
        {columns.length > 0 ? (
          <ColumnTable columns={columns} />
        ) : (
          <p className="text-muted">Its project describes none.</p>
        )}
      </TitledPart>
      <TitledPart id="tests" title="Tests of dbt">
        {dbt.tests.length > 0 ? (
          <DbtTestList tests={dbt.tests} say={say} />
        ) : (
          <p className="text-muted">Its project has none for it.</p>
        )}
      </TitledPart>
    </>
  )
}
