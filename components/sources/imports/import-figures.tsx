import { formatCount } from '@/lib/format/format-number'
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
  if (of.state !== 'done' && of.state !== 'undone') return null
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-5">
      {figures.map(({ name, count }) => (
        <div key={name}>
          <dt className="text-muted text-xs">{name}</dt>
          <dd className="mt-0.5 font-semibold text-lg">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
