import { formatPoints } from '@/lib/format/format-number'

export type ChangeRow = Readonly<{ label: string; change: number }>

/**
 * A bar a part, from a common zero in the middle: to the right what raised the rate, to the left what lowered it.
 * The last row is the sum of the others.
 */
export function ChangePartsTable({ rows }: { rows: readonly ChangeRow[] }) {
  const widest = Math.max(...rows.map(({ change }) => Math.abs(change)))
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Parts of the change</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Change</th>
          <th scope="col">Bar</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <PartRow key={row.label} {...row} widest={widest} total={index === rows.length - 1} />
        ))}
      </tbody>
    </table>
  )
}

function PartRow({ label, change, widest, total }: ChangeRow & { widest: number; total: boolean }) {
  const width = widest === 0 ? 0 : (Math.abs(change) / widest) * 50
  return (
    <tr className={total ? 'border-line-strong border-t font-semibold' : ''}>
      <th scope="row" className={`py-2 pr-3 text-left ${total ? '' : 'font-normal'}`}>
        {label}
      </th>
      <td className="whitespace-nowrap py-2 pr-4 text-right tabular-nums">{formatPoints(change)}</td>
      <td className="w-2/5 py-2 max-sm:hidden" aria-hidden="true">
        <span className="relative block h-4 border-line border-x">
          <span className="absolute inset-y-0 left-1/2 border-line-strong border-l" />
          <span
            className={`absolute inset-y-0.5 rounded-sm ${change < 0 ? 'bg-bad' : 'bg-good'}`}
            style={{ left: `${change < 0 ? 50 - width : 50}%`, width: `${width}%` }}
          />
        </span>
      </td>
    </tr>
  )
}
