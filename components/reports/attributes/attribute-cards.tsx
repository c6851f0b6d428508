import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Attribute, AttributePart } from '@/lib/reports/attributes/attributes-result'

/** Each attribute with its values and how many sessions have them, as bars. */
export function AttributeCards({ attributes }: { attributes: readonly Attribute[] }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      {attributes.map(({ name, values, parts }) => (
        <section
          key={name}
          aria-label={name}
          className="min-w-0 rounded-lg border border-line bg-surface px-4 pt-4 pb-5 sm:px-5"
        >
          <h2 className="break-words font-semibold text-base">{name}</h2>
          <p className="text-muted text-sm">{values === 1 ? '1 value' : `${formatCount(values)} values`}</p>
          <ul className="mt-3 space-y-2 text-sm">
            {parts.map((part) => (
              <Part key={`${part.part} ${part.value}`} part={part} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Part({ part }: { part: AttributePart }) {
  const isValue = part.part === 'value'
  return (
    <li>
      <div className="flex justify-between gap-4">
        <span className={`min-w-0 break-words ${isValue ? '' : 'text-muted'}`}>{namePart(part)}</span>
        <span className="shrink-0 tabular-nums">
          {formatCount(part.sessions)} <span className="text-muted">{formatShare(part.share)}</span>
        </span>
      </div>
      <div aria-hidden="true" className="mt-1 h-1.5 rounded-full bg-sunken">
        <div
          className={`h-full rounded-full ${isValue ? 'bg-accent' : 'bg-lost'}`}
          style={{ width: `${(part.share ?? 0) * 100}%` }}
        />
      </div>
    </li>
  )
}

function namePart({ part, value, values }: AttributePart): string {
  if (part === 'not_known') return 'Not known'
  return part === 'others' ? `${formatCount(values)} others` : (value ?? '')
}
