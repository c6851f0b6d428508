'use client'

import { useState } from 'react'
import { ScrollBox } from '@/components/ui/scroll-box'
import type { LineageLayout } from '@/lib/lineage/lay-out'
import type { Lineage } from '@/lib/lineage/lineage'
import { listRelated } from '@/lib/lineage/list-related'
import { LineageBox } from './lineage-box'

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
