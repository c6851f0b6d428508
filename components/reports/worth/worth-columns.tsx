import type { Column } from '@/components/table/column'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatEstimate, formatShare, NOTHING } from '@/lib/format/format-number'
import { nameWorthStep } from '@/lib/query/worth'
import type { WorthLine } from '@/lib/reports/worth/worth-result'
import type { Estimate } from '@/lib/stats/opportunity'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'
import { formatWorth, formatWorthInterval } from './format-worth'

/** What each step of each product could bring; without money where nothing has a price. */
export function listWorthColumns(priced: boolean): readonly Column<WorthLine>[] {
  return COLUMNS.filter(({ isMoney }) => priced || !isMoney)
}

const COLUMNS: readonly (Column<WorthLine> & Readonly<{ isMoney?: boolean }>)[] = [
  {
    name: 'product',
    label: 'Product',
    kind: 'text',
    look: 'w-44 min-w-28 max-w-44 break-words',
    value: ({ product }) => product,
    cell: ({ product }) => product,
  },
  {
    name: 'category',
    label: 'Category',
    kind: 'text',
    value: ({ category }) => category,
    cell: ({ category }) => (category === null ? NOTHING : formatName(category)),
  },
  {
    name: 'step',
    label: 'Step',
    kind: 'text',
    value: ({ step }) => nameWorthStep(step),
    cell: ({ step }) => nameWorthStep(step),
  },
  {
    name: 'entrants',
    label: 'Entrants a quarter',
    value: ({ entrants }) => entrants,
    cell: ({ entrants }) => formatCount(entrants),
  },
  {
    name: 'rate',
    label: 'Rate now',
    value: ({ whole, shrunk }) => (whole > 0 ? shrunk.share : null),
    cell: (line) => <RateNow line={line} />,
  },
  {
    name: 'p75',
    label: '75th percentile',
    value: ({ toReach }) => toReach.share,
    cell: ({ toReach: { share, category } }) => (
      <Stacked first={formatShare(share)} second={`of ${category === null ? 'all' : formatName(category)}`} />
    ),
  },
  {
    name: 'point_orders',
    label: 'One point: orders',
    value: ({ perPoint }) => perPoint.orders.value,
    cell: ({ perPoint }) => formatWorth(perPoint.orders),
  },
  {
    name: 'point_revenue',
    label: 'One point: revenue',
    isMoney: true,
    value: ({ perPoint }) => perPoint.revenue?.value ?? null,
    cell: ({ perPoint }) => formatWorth(perPoint.revenue),
  },
  {
    name: 'orders',
    label: 'Reaching it: orders',
    value: ({ toTarget }) => toTarget.orders.value,
    cell: ({ toTarget }) => <Reached worth={toTarget.orders} />,
  },
  {
    name: 'revenue',
    label: 'Reaching it: revenue',
    isMoney: true,
    value: ({ toTarget }) => toTarget.revenue?.value ?? null,
    cell: ({ toTarget }) => <Reached worth={toTarget.revenue} />,
  },
]

/** What is believed of the rate, and in grey the rate as it was counted. */
function RateNow({ line: { part, whole, shrunk } }: { line: WorthLine }) {
  if (whole === 0) return <span className="text-muted">{NOTHING}</span>
  const counted = formatShare(ratio(part, whole))
  return (
    <span title={`95 % interval ${formatInterval(shrunk.interval)}`}>
      <Stacked first={formatShare(shrunk.share)} second={`${counted} of ${formatCount(whole)}`} />
    </span>
  )
}

function Reached({ worth }: { worth: Estimate | null }) {
  if (!worth) return <span className="text-muted">{NOTHING}</span>
  return <Stacked first={formatEstimate(worth.value)} second={formatWorthInterval(worth)} />
}

function Stacked({ first, second }: { first: string; second: string }) {
  return (
    <>
      <span className="block font-medium">{first}</span>
      <span className="block text-muted text-xs">{second}</span>
    </>
  )
}
