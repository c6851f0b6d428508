import { NameLink } from '@/components/ui/name-link'
import type { LineageNode } from '@/lib/lineage/lineage'
import { NodeState } from './node-state'

/** Nodes one under the other, with how they stand. */
export function NodeLinks({ label, nodes }: Readonly<{ label: string; nodes: readonly LineageNode[] }>) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {nodes.map(({ id, name, note, href, state }) => (
        <li key={id} className="flex items-baseline gap-x-3 px-4 py-2 text-sm">
          <span className="min-w-0 break-words">
            <NameLink name={name} href={href} />
            {note !== null && <span className="text-muted"> · {note}</span>}
          </span>
          {state && (
            <span className="ml-auto shrink-0">
              <NodeState state={state} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
