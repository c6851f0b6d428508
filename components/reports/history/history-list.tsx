import type { ReactNode } from 'react'
import { formatMoment } from '@/lib/format/format-day'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import type { ChangingFields } from '@/lib/orders/changing-field'
import type { ChangeKind, FieldChange, HistoryEntry } from '@/lib/reports/history/list-changes'
import type { OrderHistoryKind } from '@/lib/reports/history/order-history-result'

type HistoryKind = ChangeKind | OrderHistoryKind

const KINDS: Record<HistoryKind, Readonly<{ title: string; happened: boolean }>> = {
  checked_out: { title: 'Checked out', happened: true },
  shipped: { title: 'Shipped', happened: true },
  delivered: { title: 'Delivered', happened: true },
  first_known: { title: 'First known', happened: false },
  changed: { title: 'Change found', happened: false },
  gone: { title: 'Found gone', happened: false },
  back: { title: 'Found back', happened: false },
}

type Props<Field extends string> = Readonly<{
  entries: readonly HistoryEntry<HistoryKind, Field>[]
  fields: ChangingFields<Field>
  timeZone: string
  /** Of its amounts; null where nobody said one. */
  currency: string | null
  /** What stands under an entry, such as a way to what came of it. */
  more?: (entry: HistoryEntry<HistoryKind, Field>) => ReactNode
}>

/** What happened to a row (full dots) and what was learnt of it (hollow ones), from first to last. */
export function HistoryList<Field extends string>({ entries, ...shown }: Props<Field>) {
  return (
    <ol className="relative ml-1.5 border-line-strong border-l">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the past is not moved
        <Entry key={index} entry={entry} {...shown} />
      ))}
    </ol>
  )
}

type EntryProps<Field extends string> = Omit<Props<Field>, 'entries'> &
  Readonly<{ entry: HistoryEntry<HistoryKind, Field> }>

function Entry<Field extends string>({ entry, fields, timeZone, currency, more }: EntryProps<Field>) {
  const { title, happened } = KINDS[entry.kind]
  return (
    <li className="relative pb-6 pl-6 last:pb-0">
      <span
        aria-hidden="true"
        className={`absolute top-1.5 -left-[5.5px] size-2.5 rounded-full border-2 ${happened ? 'border-step-4 bg-step-4' : 'border-line-strong bg-surface'}`}
      />
      <p>
        <span className="font-semibold">{title}</span>{' '}
        <time dateTime={entry.at} className="text-muted">
          {formatMoment(new Date(entry.at), timeZone)}
        </time>
      </p>
      {happened ? (
        <p className="text-muted text-sm">Known since {formatMoment(new Date(entry.knownFrom), timeZone)}.</p>
      ) : (
        <Changes entry={entry} fields={fields} timeZone={timeZone} currency={currency} />
      )}
      {more?.(entry)}
    </li>
  )
}

function Changes<Field extends string>({ entry, fields, timeZone, currency }: EntryProps<Field>) {
  const { changes, knownTo, kind } = entry
  return (
    <>
      <p className="text-muted text-sm">
        {kind === 'gone' ? 'It was gone' : 'It was so'}{' '}
        {knownTo ? `until ${formatMoment(new Date(knownTo), timeZone)}` : 'from then on'}.
      </p>
      {changes.length > 0 && (
        <dl className="mt-2 grid max-w-2xl grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
          {changes.map((change) => (
            <Change
              key={change.field}
              change={change}
              field={fields[change.field]}
              isFirst={kind === 'first_known'}
              timeZone={timeZone}
              currency={currency}
            />
          ))}
        </dl>
      )}
    </>
  )
}

type ChangeProps = Readonly<{
  change: FieldChange<string>
  field: ChangingFields<string>[string]
  isFirst: boolean
  timeZone: string
  currency: string | null
}>

function Change({
  change: { before, after },
  field: { label, kind },
  isFirst,
  timeZone,
  currency,
}: ChangeProps) {
  const say = (value: string | null) => {
    if (value === null) return NOTHING
    if (kind === 'amount') return formatMoney(Number(value), currency)
    if (kind === 'count') return formatCount(Number(value))
    return kind === 'moment' ? formatMoment(new Date(value), timeZone) : value
  }
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="break-words">
        <span className="font-medium">{say(after)}</span>
        {!isFirst && <span className="text-muted"> was {say(before)}</span>}
      </dd>
    </>
  )
}
