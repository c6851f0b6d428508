'use client'

import Link from 'next/link'
import { useState } from 'react'
import { ScrollBox } from '@/components/ui/scroll-box'
import type { LineageLayout } from '@/lib/lineage/lay-out'
import type { Lineage, LineageNode } from '@/lib/lineage/lineage'
import { listRelated } from '@/lib/lineage/list-related'
import { NodeState } from './node-state'

type Props = Readonly<{ lineage: Lineage; layout: LineageLayout }>

/** What is made from what, from left to right. Pointing at a node, or reaching it by keyboard, shows what belongs to it. */
export function LineageGraph({ lineage, layout }: Props) {
  const [pointed, setPointed] = useState<string | null>(null)
  const related = pointed === null ? null : listRelated(lineage, pointed)
  const isDimmed = (...ids: readonly string[]) => related !== null && !ids.every((id) => related.has(id))
  const { width, height, heads, edges, places } = layout
  return (
    <ScrollBox label="Lineage" className="rounded-lg border border-line bg-surface">
      <div className="relative m-4" style={{ width, height }}>
        {heads.map(({ layer, label, x }) => (
          <p
            key={layer}
            className="absolute top-0 whitespace-nowrap font-medium text-muted text-xs"
            style={{ left: x }}
          >
            {label}
          </p>
        ))}
        <svg width={width} height={height} className="absolute inset-0" aria-hidden="true">
          {edges.map(({ from, to, path }) => (
            <path
              key={`${from} ${to}`}
              d={path}
              fill="none"
              stroke={related && !isDimmed(from, to) ? 'var(--accent)' : 'var(--line-strong)'}
              strokeWidth={related && !isDimmed(from, to) ? 1.5 : 1}
              opacity={isDimmed(from, to) ? 0.25 : 0.9}
            />
          ))}
        </svg>
        <ul aria-label="Nodes">
          {lineage.map((node) => (
            <li
              key={node.id}
              className={`absolute ${isDimmed(node.id) ? 'opacity-40' : ''}`}
              style={{ left: places[node.id]?.x, top: places[node.id]?.y }}
            >
              <LineageBox node={node} onPoint={setPointed} />
            </li>
          ))}
        </ul>
      </div>
    </ScrollBox>
  )
}

type BoxProps = Readonly<{
  node: LineageNode
  /** The node that is pointed at, and null when it no longer is. */
  onPoint: (id: string | null) => void
}>

/** One node of the graph: its name, a few words, how it stands; a link to the page that says more of it. */
function LineageBox({ node, onPoint }: BoxProps) {
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
