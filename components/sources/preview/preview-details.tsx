import { formatCount } from '@/lib/format/format-number'
import type { Preview } from '@/lib/ingest/source/preview/preview'

/** What is refused, and why. */
export function PreviewRefusals({ refusals }: Pick<Preview, 'refusals'>) {
  if (refusals.length === 0) return <p className="text-ink-soft">Nothing.</p>
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {refusals.map(({ reason, rows, member, line, row }) => (
        <li key={reason} className="space-y-1 px-3 py-2 text-sm">
          <p className="break-words">
            <span className="font-medium">
              {formatCount(rows)} {rows === 1 ? 'row' : 'rows'}
            </span>
            : {reason}
          </p>
          <p className="break-words text-muted text-xs">
            First in {member}, line {line}:{' '}
            <code className="[overflow-wrap:anywhere]">{row.slice(0, 200)}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What is kept of sessions, with its most frequent values. */
export function PreviewAttributes({ attributes }: Pick<Preview, 'attributes'>) {
  if (attributes.length === 0) return <p className="text-ink-soft">None.</p>
  return (
    <dl className="space-y-2 text-sm">
      {attributes.map(({ name, values }) => (
        <div key={name} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="break-words font-medium">{name}</dt>
          <dd className="break-words text-ink-soft">
            {values.map(({ value, events }) => `${value} (${formatCount(events)})`).join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  )
}
