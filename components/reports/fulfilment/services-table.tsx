import type { ReactNode } from 'react'
import type { Column } from '@/components/table/column'
import { WideTable } from '@/components/table/wide-table'
import { Small } from '@/components/ui/small'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { FulfilmentCounts, ServiceCounts } from '@/lib/reports/fulfilment/fulfilment-result'
import { formatInterval } from '../format-interval'

type Row = Readonly<{ name: string; counts: FulfilmentCounts }>

/** A line a service, and all of them. Orders that were called off have a column where there are any. */
export function ServicesTable({
  all,
  services,
}: Readonly<{ all: FulfilmentCounts; services: readonly ServiceCounts[] }>) {
  return (
    <WideTable
      label="Services"
      caption="From checkout to delivery, by shipping service"
      columns={countCalledOff(all) > 0 ? COLUMNS : COLUMNS.filter((column) => column !== CALLED_OFF)}
      rows={services.map((counts): Row => ({ name: counts.service ?? 'None yet', counts }))}
      keyOf={({ name }) => name}
      foot={{ name: 'All', counts: all }}
    />
  )
}

function toColumn(label: string, say: (counts: FulfilmentCounts) => ReactNode): Column<Row> {
  return { name: label, label, cell: ({ counts }) => say(counts) }
}

const CALLED_OFF = toColumn('Called off', (counts) => formatCount(countCalledOff(counts)))

const COLUMNS: readonly Column<Row>[] = [
  {
    name: 'service',
    label: 'Service',
    kind: 'text',
    look: 'w-44 min-w-28 max-w-44 break-words',
    cell: ({ name }) => name,
  },
  toColumn('Orders', ({ orders }) => formatCount(orders)),
  toColumn('Preparing', ({ preparing }) => formatCount(preparing)),
  toColumn('Shipped', ({ shipped }) => formatCount(shipped)),
  toColumn('Delivered', ({ delivered }) => formatCount(delivered)),
  CALLED_OFF,
  toColumn('To shipped: half in', ({ toShipped }) => formatDuration(toShipped.median?.seconds ?? null)),
  {
    ...toColumn('nine of ten in', ({ toShipped }) => formatDuration(toShipped.p90Seconds)),
    name: 'shipped p90',
  },
  toColumn('To delivered: half in', ({ toDelivered }) => formatDuration(toDelivered.median?.seconds ?? null)),
  {
    ...toColumn('nine of ten in', ({ toDelivered }) => formatDuration(toDelivered.p90Seconds)),
    name: 'delivered p90',
  },
  toColumn('Decided', ({ decided }) => formatCount(decided)),
  toColumn('Late', (counts) => <Late counts={counts} />),
  toColumn('Open', ({ open }) => formatCount(open)),
  toColumn('Cannot be', ({ contradictions }) => formatCount(contradictions.any)),
]

/** A copy that was frozen before these were told apart has none. */
function countCalledOff({ cancelled = 0, refunded = 0, returned = 0 }: FulfilmentCounts): number {
  return cancelled + refunded + returned
}

function Late({ counts: { lateShare, lateInterval } }: { counts: FulfilmentCounts }) {
  const interval = formatInterval(lateInterval)
  return (
    <>
      <span className="block font-medium">{formatShare(lateShare)}</span>
      {interval !== '' && <Small>{interval}</Small>}
    </>
  )
}
