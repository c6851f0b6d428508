import { formatDuration } from '@/lib/format/format-duration'
import { formatAmount, formatCount, formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import type { ColumnKind } from '@/lib/reports/column-kind'
import type { Difference } from '@/lib/reports/frozen/table-differences'

const SHOWN = 25

const HEADS = [
  { name: 'Of', look: 'pr-4 ' },
  { name: 'Number', look: 'pr-4 ' },
  { name: 'Then', look: 'pr-4 text-right ' },
  { name: 'Now', look: 'text-right ' },
]

type Props = Readonly<{ title: string; differences: readonly Difference[] }>

/** What a table would say now, beside what it said then. */
export function DifferencesTable({ title, differences }: Props) {
  const more = differences.length - SHOWN
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-[28rem] text-sm">
        <caption className="pb-1 text-left font-medium text-ink">{title}</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted text-xs">
            {HEADS.map(({ name, look }) => (
              <th key={name} scope="col" className={`py-1 ${look}font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, SHOWN).map(({ row, column, kind, was, is }) => (
            <tr key={`${row} ${column}`} className="border-line border-b last:border-0">
              <td className="max-w-72 break-words py-1 pr-4">{row.replaceAll('_', ' ')}</td>
              <td className="py-1 pr-4 text-muted">{column.replaceAll('_', ' ')}</td>
              <td className="py-1 pr-4 text-right">{formatValue(was, kind)}</td>
              <td className="py-1 text-right font-medium text-ink">{formatValue(is, kind)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p className="pt-1 text-muted text-xs">And {formatCount(more)} more numbers that differ.</p>
      )}
    </div>
  )
}

function formatValue(value: string | number | null, kind: ColumnKind): string {
  if (typeof value !== 'number') return value ?? NOTHING
  if (kind === 'share') return formatShare(value)
  if (kind === 'points') return formatPoints(value)
  if (kind === 'seconds') return formatDuration(value)
  if (kind === 'amount') return formatAmount(value)
  return Number.isInteger(value) ? formatCount(value) : value.toPrecision(4)
}
