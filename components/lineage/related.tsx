import { NameLink } from '@/components/ui/name-link'
import { TitledPart } from '@/components/ui/panel/titled-part'
import type { Layer, Lineage } from '@/lib/lineage/lineage'
import type { Neighbours } from '@/lib/lineage/list-related'
import { NodeLinks } from './node-links'

type Props = Readonly<{ layer: Layer; neighbours: Neighbours }>

/** What stands where a node of a layer is made from nothing, and where nothing is made from it. */
const NONE: Readonly<Record<Layer, Readonly<{ before: string; after: string }>>> = {
  upstream: { before: 'Nothing that dbt knows of.', after: 'Nobody does.' },
  raw: { before: 'What was imported.', after: 'Nobody does.' },
  derived: { before: 'Nothing.', after: 'Nobody does.' },
  reports: { before: 'No table.', after: 'No share link.' },
  links: { before: 'Nothing.', after: 'Whoever has them.' },
}

/** What a node is made from, and who depends on it, directly; also what the picture need not draw. */
export function Related({ layer, neighbours: { before, after } }: Props) {
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <Side id="before" title="Made from" nodes={before} none={NONE[layer].before} />
      <Side id="after" title="Who depends on it" nodes={after} none={NONE[layer].after} />
      <p className="text-sm md:col-span-2">
        <NameLink name="The whole lineage" href="/data" />
      </p>
    </div>
  )
}

type SideProps = Readonly<{ id: string; title: string; nodes: Lineage; none: string }>

/** So many stand there at once; the rest, where there are many reports, can be opened. */
const MOST = 24

function Side({ id, title, nodes, none }: SideProps) {
  const rest = nodes.slice(MOST)
  return (
    <TitledPart id={id} title={title}>
      {nodes.length > 0 ? (
        <NodeLinks label={title} nodes={nodes.slice(0, MOST)} />
      ) : (
        <p className="text-muted">{none}</p>
      )}
      {rest.length > 0 && (
        <details className="space-y-2">
          <summary className="cursor-pointer text-muted text-sm">{rest.length} more</summary>
          <NodeLinks label={`${title}, the rest`} nodes={rest} />
        </details>
      )}
    </TitledPart>
  )
}
