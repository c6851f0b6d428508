import { ScrollBox } from '@/components/ui/scroll-box'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { FulfilmentCounts, ServiceCounts } from '@/lib/reports/fulfilment/fulfilment-result'
import { formatInterval } from '../format-interval'

const CALLED_OFF = 'Called off'

const HEADS = [
  'Orders',
  'Preparing',
  'Shipped',
  'Delivered',
  CALLED_OFF,
  'To shipped: half in',
  'nine of ten in',
  'To delivered: half in',
  'nine of ten in',
  'Decided',
  'Late',
  'Open',
  'Cannot be',
] as const

const CELL = 'border-line border-b px-3 py-2 text-right last:pr-5'

type Props = Readonly<{ all: FulfilmentCounts; services: readonly ServiceCounts[] }>

/** A line a service, and all of them. Orders that were called off have a column where there are any. */
export function ServicesTable({ all, services }: Props) {
  const hasCalledOff = countCalledOff(all) > 0
  return (
    <ScrollBox label="Services">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">From checkout to delivery, by shipping service</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 border-line border-b bg-surface px-4 py-2 text-left align-bottom font-medium text-muted sm:pl-5"
            >
              Service
            </th>
            {HEADS.filter((head) => head !== CALLED_OFF || hasCalledOff).map((head, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
              <th key={index} scope="col" className={`${CELL} align-bottom font-medium text-muted`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((line) => (
            <ServiceRow
              key={line.service ?? ''}
              name={line.service ?? 'None yet'}
              counts={line}
              hasCalledOff={hasCalledOff}
            />
          ))}
        </tbody>
        <tfoot className="font-medium">
          <ServiceRow name="All" counts={all} hasCalledOff={hasCalledOff} />
        </tfoot>
      </table>
    </ScrollBox>
  )
}

/** A copy that was frozen before these were told apart has none. */
function countCalledOff({ cancelled = 0, refunded = 0, returned = 0 }: FulfilmentCounts): number {
  return cancelled + refunded + returned
}

type RowProps = Readonly<{ name: string; counts: FulfilmentCounts; hasCalledOff: boolean }>

function ServiceRow({ name, counts, hasCalledOff }: RowProps) {
  const { toShipped, toDelivered, lateInterval } = counts
  const cells = [
    formatCount(counts.orders),
    formatCount(counts.preparing),
    formatCount(counts.shipped),
    formatCount(counts.delivered),
    ...(hasCalledOff ? [formatCount(countCalledOff(counts))] : []),
    formatDuration(toShipped.median?.seconds ?? null),
    formatDuration(toShipped.p90Seconds),
    formatDuration(toDelivered.median?.seconds ?? null),
    formatDuration(toDelivered.p90Seconds),
    formatCount(counts.decided),
    <Late key="late" share={formatShare(counts.lateShare)} interval={formatInterval(lateInterval)} />,
    formatCount(counts.open),
    formatCount(counts.contradictions.any),
  ]
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 w-44 min-w-28 max-w-44 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
      >
        {name}
      </th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns are not moved
        <td key={index} className={`${CELL} whitespace-nowrap align-middle group-hover:bg-sunken`}>
          {cell}
        </td>
      ))}
    </tr>
  )
}

function Late({ share, interval }: { share: string; interval: string }) {
  return (
    <>
      <span className="block font-medium">{share}</span>
      {interval !== '' && <span className="block text-muted text-xs">{interval}</span>}
    </>
  )
}
