import type { ReactNode } from 'react'
import type { Column } from '@/components/table/column'
import { WideTable } from '@/components/table/wide-table'
import { Small } from '@/components/ui/small'
import { formatMany } from '@/lib/format/format-many'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount, NOTHING } from '@/lib/format/format-number'
import type { MoneyLine } from '@/lib/reports/money/money-result'

/** A line a currency. What is seldom, refunds that are taken off no order of theirs, is said below where there is any. */
export function MoneyTable({ lines }: { lines: readonly MoneyLine[] }) {
  const odd = lines.flatMap(sayOdd)
  return (
    <>
      <WideTable
        label="What orders brought"
        caption="What orders brought and what came back of it, by currency"
        columns={COLUMNS}
        rows={lines}
        keyOf={({ currency }) => currency ?? ''}
      />
      {odd.length > 0 && (
        <ul className="mt-4 list-disc space-y-1 pl-5 text-ink-soft text-sm">
          {odd.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const COLUMNS: readonly Column<MoneyLine>[] = [
  {
    name: 'currency',
    label: 'Currency',
    kind: 'text',
    look: 'w-28 min-w-20 max-w-28',
    cell: ({ currency }) => currency ?? 'Not said',
  },
  { name: 'orders', label: 'Orders', cell: ({ orders }) => formatCount(orders) },
  { name: 'gross', label: 'Gross', cell: ({ gross, currency }) => formatMoney(gross, currency) },
  {
    name: 'cancelled',
    label: 'Cancelled',
    cell: ({ cancelled, cancelledAmount, currency }) => amountOf(cancelled, cancelledAmount, currency),
  },
  {
    name: 'refunded',
    label: 'Refunded',
    cell: ({ refunded, refundedAmount, refundedWithoutAmount, currency }) =>
      amountOf(refunded, refunded === refundedWithoutAmount ? null : refundedAmount, currency),
  },
  { name: 'net', label: 'What is left', cell: ({ net, currency }) => formatMoney(net, currency) },
]

function amountOf(orders: number, amount: number | null, currency: string | null): ReactNode {
  if (orders === 0) return <span className="text-muted">{NOTHING}</span>
  return (
    <>
      <span className="block">{formatMoney(amount, currency)}</span>
      <Small>{formatMany(orders, 'order')}</Small>
    </>
  )
}

function sayOdd(line: MoneyLine): string[] {
  const { currency, withoutAmount, refundedAbove, refundedWithoutAmount, otherRefunds, unknownRefunds } = line
  const of = currency === null ? '' : ` in ${currency}`
  const sentences: [number, string][] = [
    [withoutAmount, `${formatMany(withoutAmount, 'order')}${of} without an amount, which no sum holds.`],
    [
      refundedWithoutAmount,
      `${formatMany(refundedWithoutAmount, 'order')}${of} of which money came back and nobody says how much.`,
    ],
    [refundedAbove, `${formatMany(refundedAbove, 'order')}${of} of which more came back than was paid.`],
    [
      otherRefunds,
      `${formatMany(otherRefunds, 'refund')} of ${formatMoney(line.otherAmount, currency)} for orders in another currency, taken off none.`,
    ],
    [
      unknownRefunds,
      `${formatMany(unknownRefunds, 'refund')} of ${formatMoney(line.unknownAmount, currency)} for orders that are not known, taken off none.`,
    ],
  ]
  return sentences.flatMap(([count, sentence]) => (count > 0 ? sentence : []))
}
