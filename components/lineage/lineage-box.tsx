import Link from 'next/link'
import type { LineageNode } from '@/lib/lineage/lineage'
import { NodeState } from './node-state'

type Props = Readonly<{
  node: LineageNode
  /** The node that is pointed at, and null when it no longer is. */
  onPoint: (id: string | null) => void
}>

/** One node of the graph: its name, a few words, how it stands; a link to the page that says more of it. */
export function LineageBox({ node, onPoint }: Props) {
  const { id, name, note, href, state } = node
  return (
    <Link
      href={href}
      prefetch={false}
      title={name}
      className="flex h-11 w-[156px] flex-col justify-center rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-accent focus-visible:border-accent"
      onFocus={() => onPoint(id)}
      onBlur={() => onPoint(null)}
      onMouseEnter={() => onPoint(id)}
      onMouseLeave={() => onPoint(null)}
    >
      <span className="flex items-center justify-between gap-1.5 text-sm">
        <span className="truncate font-medium">{name}</span>
        {state && <NodeState state={state} />}
      </span>
      {note !== null && <span className="truncate text-muted text-xs">{note}</span>}
    </Link>
  )
}
