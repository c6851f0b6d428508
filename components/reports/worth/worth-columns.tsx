import type { ReactNode } from 'react'
import { type Column, toColumn } from '@/components/table/column'
import { Small } from '@/components/ui/small'
import { formatName } from '@/lib/format/format-name'
import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import type { GapLine } from '@/lib/reports/worth/worth-result'
import type { Estimate } from '@/lib/stats/opportunity'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'
import { formatWorth, formatWorthInterval } from './format-worth'

/** What each step of each product could bring; without money where nothing has a price. */
export function listWorthColumns(priced: boolean, currency: string | null): readonly Column<GapLine>[] {
  const reached = (worth: Estimate | null) => sayReached(worth, null)
  const point = ofWorth(
    'point_orders',
    'One point: orders',
    ({ perPoint }) => perPoint.orders,
    sayPoint(null),
  )
  const orders = ofWorth('orders', 'Reaching it: orders', ({ toTarget }) => toTarget.orders, reached)
  if (!priced) return [...COLUMNS, point, orders]
  return [
    ...COLUMNS,
    point,
    ofWorth('point_revenue', 'One point: revenue', ({ perPoint }) => perPoint.revenue, sayPoint(currency)),
    orders,
    ofWorth(
      'revenue',
      'Reaching it: revenue',
      ({ toTarget }) => toTarget.revenue,
      (worth) => sayReached(worth, currency),
    ),
  ]
}

const COLUMNS: readonly Column<GapLine>[] = [
  toColumn('product', 'Product', ({ product }) => product, String, {
    kind: 'text',
    look: 'w-44 min-w-28 max-w-44 break-words',
  }),
  toColumn('category', 'Category', ({ category }) => category, sayCategory, { kind: 'text' }),
  toColumn('step', 'Step', ({ gap }) => gap.label, String, { kind: 'text' }),
  toColumn('entrants', 'Entrants a quarter', ({ entrants }) => entrants, formatCount),
  toColumn('rate', 'Rate now', ({ whole, shrunk }) => (whole > 0 ? shrunk.share : null), sayRateNow),
  toColumn(
    'p75',
    '75th percentile',
    ({ toReach }) => toReach.share,
    (share, { toReach: { category } }) => (
      <Stacked first={formatShare(share)} second={`of ${category === null ? 'all' : formatName(category)}`} />
    ),
  ),
]

function ofWorth(
  name: string,
  label: string,
  worth: (line: GapLine) => Estimate | null,
  say: (worth: Estimate | null) => ReactNode,
): Column<GapLine> {
  return { name, label, value: (line) => worth(line)?.value ?? null, cell: (line) => say(worth(line)) }
}

function sayCategory(category: string | null): string {
  return category === null ? NOTHING : formatName(category)
}

/** What is believed of the rate, and in grey the rate as it was counted. */
function sayRateNow(share: number | null, { part, whole, shrunk }: GapLine) {
  if (share === null) return <span className="text-muted">{NOTHING}</span>
  const counted = formatShare(ratio(part, whole))
  return (
    <span title={`95 % interval ${formatInterval(shrunk.interval)}`}>
      <Stacked first={formatShare(share)} second={`${counted} of ${formatCount(whole)}`} />
    </span>
  )
}

function sayPoint(currency: string | null) {
  return (worth: Estimate | null) => formatWorth(worth, currency)
}

function sayReached(worth: Estimate | null, currency: string | null): ReactNode {
  if (!worth) return <span className="text-muted">{NOTHING}</span>
  return <Stacked first={formatWorth(worth, currency)} second={formatWorthInterval(worth, currency)} />
}

function Stacked({ first, second }: { first: string; second: string }) {
  return (
    <>
      <span className="block font-medium">{first}</span>
      <Small>{second}</Small>
    </>
  )
}
