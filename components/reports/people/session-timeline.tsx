import { toHref } from '@/components/filters/to-href'
import { NameLink } from '@/components/ui/name-link'
import { formatMoment } from '@/lib/format/format-day'
import { formatDuration } from '@/lib/format/format-duration'
import { formatName } from '@/lib/format/format-name'
import type { SessionEvent } from '@/lib/reports/people/run-people'

type Props = Readonly<{ events: readonly SessionEvent[]; timeZone: string }>

/** What happened in a session, from first to last. */
export function SessionTimeline({ events, timeZone }: Props) {
  return (
    <ol aria-label="Events" className="relative ml-1.5 border-line-strong border-l">
      {events.map((event, index) => (
        <li key={event.id} className="relative pb-5 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[5.5px] size-2.5 rounded-full border-2 border-step-4 bg-step-4"
          />
          <p>
            <span className="break-words font-semibold">{formatName(event.type)}</span>{' '}
            <time dateTime={event.occurredAt.toISOString()} className="text-muted">
              {formatMoment(event.occurredAt, timeZone)}
              {sayAfter(event, events[index - 1])}
            </time>
          </p>
          <Of event={event} />
          <More event={event} />
        </li>
      ))}
    </ol>
  )
}

/** How long after the event before it. */
function sayAfter({ occurredAt }: SessionEvent, before: SessionEvent | undefined): string {
  if (!before) return ''
  const seconds = (occurredAt.getTime() - before.occurredAt.getTime()) / 1000
  return seconds === 0 ? ' · at the same moment' : ` · ${formatDuration(seconds)} later`
}

/** Which product and which order it is of. */
function Of({ event: { product, productId, orderId } }: { event: SessionEvent }) {
  if (!productId && !orderId) return null
  return (
    <p className="flex flex-wrap gap-x-4 break-words text-sm">
      {productId && (
        <NameLink name={product ?? productId} href={toHref('/products/product', {}, { id: productId })} />
      )}
      {orderId && (
        <NameLink name={`Order ${orderId}`} href={toHref('/fulfilment/order', {}, { order: orderId })} />
      )}
    </p>
  )
}

/** All else that came with it, folded. */
function More({ event: { pageUrl, properties, attributes } }: { event: SessionEvent }) {
  const said = [
    ...(pageUrl ? [['page_url', pageUrl] as const] : []),
    ...[properties, attributes].flatMap((all) => Object.entries(all ?? {})),
  ]
  if (said.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">
        {said.length === 1 ? '1 property' : `${said.length} properties`}
      </summary>
      <dl className="mt-1 grid max-w-2xl grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
        {said.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="break-words text-muted">{formatName(name)}</dt>
            <dd className="break-words">
              {typeof value === 'string' ? formatName(value) : JSON.stringify(value)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
