import { ScrollBox } from '@/components/ui/scroll-box'
import { formatDay } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import type { Restatement } from '@/lib/store/runs/restatements'

/** Which days and products have other counts than before, from what to what. */
export function RestatementTable({ rows }: Readonly<{ rows: readonly Restatement[] }>) {
  const { steps } = PRODUCT_FUNNEL
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
            {steps.map(({ key, words }) => (
              <th key={key} scope="col" className="py-2 pl-4 text-right font-normal">
                {words.label}
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
              {steps.map(({ key }, place) => (
                <td key={key} className="whitespace-nowrap py-1.5 pl-4 text-right">
                  <MovedCount before={row.before[place] ?? 0} after={row.after[place] ?? 0} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function MovedCount({ before, after }: Readonly<{ before: number; after: number }>) {
  if (before === after) return <span className="text-muted">{formatCount(after)}</span>
  return (
    <>
      <span className="text-muted">{formatCount(before)} →</span> {formatCount(after)}
    </>
  )
}
