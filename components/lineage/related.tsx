import Link from 'next/link'
import { TitledPart } from '@/components/ui/titled-part'
import type { Layer, Lineage } from '@/lib/lineage/lineage'
import type { Neighbours } from '@/lib/lineage/list-neighbours'
import { NodeLinks } from './node-links'

type Props = Readonly<{ layer: Layer; neighbours: Neighbours }>

const NOTHING_BEFORE: Readonly<Record<Layer, string>> = {
  upstream: 'Nothing that dbt knows of.',
  raw: 'What was imported.',
  derived: 'Nothing.',
  reports: 'No table.',
  links: 'Nothing.',
}

/** What a node is made from, and who depends on it, directly; also what the picture need not draw. */
export function Related({ layer, neighbours: { before, after } }: Props) {
  const nobody = layer === 'links' ? 'Whoever has them.' : 'Nobody does.'
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <Side id="before" title="Made from" nodes={before} none={NOTHING_BEFORE[layer]} />
      <Side id="after" title="Who depends on it" nodes={after} none={nobody} />
      <p className="text-sm md:col-span-2">
        <Link className="link" href="/data">
          The whole lineage
        </Link>
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
