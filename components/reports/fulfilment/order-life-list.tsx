import { formatMoment } from '@/lib/format/format-day'
import { NOTHING } from '@/lib/format/format-number'
import { ORDER_FIELDS } from '@/lib/query/order-field'
import type { FieldChange, LifeEntry, LifeKind } from '@/lib/reports/order-life/order-life-result'

const KINDS: Record<LifeKind, Readonly<{ title: string; happened: boolean }>> = {
  checked_out: { title: 'Checked out', happened: true },
  shipped: { title: 'Shipped', happened: true },
  delivered: { title: 'Delivered', happened: true },
  first_known: { title: 'First known', happened: false },
  changed: { title: 'Change found', happened: false },
  gone: { title: 'Found gone', happened: false },
  back: { title: 'Found back', happened: false },
}

type Props = Readonly<{ entries: readonly LifeEntry[]; timeZone: string }>

/** What happened to an order (full dots) and what was learnt of it (hollow ones), from first to last. */
export function OrderLifeList({ entries, timeZone }: Props) {
  return (
    <ol className="relative ml-1.5 border-line-strong border-l">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the past is not moved
        <Entry key={index} entry={entry} timeZone={timeZone} />
      ))}
    </ol>
  )
}

function Entry({ entry, timeZone }: { entry: LifeEntry; timeZone: string }) {
  const { title, happened } = KINDS[entry.kind]
  return (
    <li className="relative pb-6 pl-6 last:pb-0">
      <span
        aria-hidden="true"
        className={`absolute top-1.5 -left-[5.5px] size-2.5 rounded-full border-2 ${happened ? 'border-step-shipped bg-step-shipped' : 'border-line-strong bg-surface'}`}
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
        <Learnt entry={entry} timeZone={timeZone} />
      )}
    </li>
  )
}

function Learnt({ entry: { changes, knownTo, kind }, timeZone }: { entry: LifeEntry; timeZone: string }) {
  return (
    <>
      <p className="text-muted text-sm">
        {kind === 'gone' ? 'It was gone' : 'It was so'}{' '}
        {knownTo ? `until ${formatMoment(new Date(knownTo), timeZone)}` : 'from then on'}.
      </p>
      {changes.length > 0 && (
        <dl className="mt-2 grid max-w-2xl grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
          {changes.map((change) => (
            <Change key={change.field} change={change} isFirst={kind === 'first_known'} timeZone={timeZone} />
          ))}
        </dl>
      )}
    </>
  )
}

type ChangeProps = Readonly<{ change: FieldChange; isFirst: boolean; timeZone: string }>

function Change({ change: { field, before, after }, isFirst, timeZone }: ChangeProps) {
  const { label, kind } = ORDER_FIELDS[field]
  const say = (value: string | null) => {
    if (value === null) return NOTHING
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
