import { formatCount } from '@/lib/format/format-number'
import type { ImportState } from '@/lib/store/runs/import-state'
import type { SourceImport } from '@/lib/store/runs/source-imports'

/** What became of the rows of an import: read is the sum of the others. */
export function ImportFigures({ of }: Readonly<{ of: SourceImport }>) {
  const figures = [
    { name: 'Rows read', count: of.rowsRead },
    { name: 'Stored', count: of.stored },
    { name: 'Corrected', count: of.corrected },
    { name: 'Known already', count: of.repeated },
    { name: 'Refused', count: of.rejected },
  ]
  if (!ENDED.has(of.state)) return null
  return (
    <>
      {of.state === 'cancelled' && <p className="text-ink-soft">{sayCancelled(of)}</p>}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-5">
        {figures.map(({ name, count }) => (
          <div key={name}>
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="mt-0.5 font-semibold text-lg">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const ENDED: ReadonlySet<ImportState> = new Set(['done', 'undone', 'cancelled', 'failed'])

function sayCancelled({ rowsRead }: SourceImport): string {
  return rowsRead === 0
    ? 'It was stopped before anything was stored.'
    : 'It was stopped on the way. What was stored stays and is counted: import the file again to have the rest, or undo it.'
}
