import { ScrollBox } from '@/components/ui/scroll-box'
import { formatDay } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import type { Moved, Restatement } from '@/lib/store/restatements'

const COUNTS = [
  ['viewed', 'Viewed'],
  ['carted', 'Added to cart'],
  ['checkedOut', 'Checked out'],
  ['shipped', 'Shipped'],
] as const

/** Which days and products have other counts than before, from what to what. */
export function RestatementTable({ rows }: Readonly<{ rows: readonly Restatement[] }>) {
  return (
    <ScrollBox label="What changed in the numbers">
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">Sessions that reached each step, before and after</caption>
        <thead>
          <tr className="text-left text-muted text-xs">
            <th scope="col" className="py-2 pr-4 font-normal">
              Day
            </th>
            <th scope="col" className="py-2 pr-4 font-normal">
              Product
            </th>
            {COUNTS.map(([name, label]) => (
              <th key={name} scope="col" className="py-2 pl-4 text-right font-normal">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.day} ${row.product}`} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap py-1.5 pr-4 text-left font-normal">
                {formatDay(row.day)}
              </th>
              <td className={`py-1.5 pr-4 ${row.product === null ? 'font-medium' : ''}`}>
                {row.product ?? 'The whole shop'}
              </td>
              {COUNTS.map(([name]) => (
                <td key={name} className="whitespace-nowrap py-1.5 pl-4 text-right">
                  <MovedCount moved={row[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function MovedCount({ moved: { before, after } }: Readonly<{ moved: Moved }>) {
  if (before === after) return <span className="text-muted">{formatCount(after)}</span>
  return (
    <>
      <span className="text-muted">{formatCount(before)} →</span> {formatCount(after)}
    </>
  )
}
