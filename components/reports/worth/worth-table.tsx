import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatCount, formatRoughly, formatShare, NOTHING } from '@/lib/format/format-number'
import type { Worth, WorthLine } from '@/lib/reports/worth/worth-result'
import { ratio } from '@/lib/stats/ratio'
import { WORTH_COLUMN_NAMES, WORTH_LABELS, type WorthColumn } from './worth-columns'

type Props = Readonly<{
  rows: readonly WorthLine[]
  stepLabels: Readonly<Record<WorthLine['step'], string>>
  view: TableView<WorthColumn>
  sortHref: (column: WorthColumn) => string
}>

const CELL =
  'border-line border-b px-3 py-2 text-right align-middle whitespace-nowrap group-hover:bg-sunken last:pr-5'

/** The board: what a point, and what the level of the best quarter, would bring for each product and step. */
export function WorthTable({ rows, stepLabels, view, sortHref }: Props) {
  return (
    <ScrollBox label="Opportunities">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">What a better rate would bring, by product and step</caption>
        <thead>
          <tr>
            {WORTH_COLUMN_NAMES.map((column) => (
              <SortHeader
                key={column}
                label={WORTH_LABELS[column]}
                href={sortHref(column)}
                sorted={view.sort === column ? view.dir : null}
                align={column === 'product' || column === 'step' ? 'left' : 'right'}
                className={column === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : 'last:pr-5'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <WorthRow key={`${line.id} ${line.step}`} line={line} step={stepLabels[line.step]} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function WorthRow({ line, step }: { line: WorthLine; step: string }) {
  const { product, category, entrants, part, whole, rate, goal, heldAgainst, onePoint, toGoal } = line
  return (
    <tr className="group">
      <th
        scope="row"
        className="sticky left-0 z-10 w-48 min-w-32 max-w-48 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left align-middle font-medium group-hover:bg-sunken sm:pl-5"
      >
        {product}
        {category && <span className="block font-normal text-muted text-xs">{category}</span>}
      </th>
      <td className={`${CELL} text-left`}>{step}</td>
      <td className={CELL}>{formatCount(entrants)}</td>
      <td className={CELL}>
        {formatShare(rate.share)}
        <span className="block text-muted text-xs">{formatShare(ratio(part, whole))} counted</span>
      </td>
      <td className={CELL}>
        {formatShare(goal)}
        <span className="block text-muted text-xs">
          of {heldAgainst === 'shop' ? 'the shop' : 'its category'}
        </span>
      </td>
      <Amount amount={onePoint.orders} />
      <Amount amount={onePoint.revenue} />
      <Amount amount={toGoal.orders} interval={toGoal.interval} />
      <Amount amount={toGoal.revenue} interval={toGoal.revenueInterval} />
    </tr>
  )
}

function Amount({ amount, interval = null }: { amount: number | null; interval?: Worth['revenueInterval'] }) {
  return (
    <td className={CELL}>
      {amount === null ? NOTHING : formatAmount(amount)}
      {interval && amount !== null && amount > 0 && (
        <span className="block text-muted text-xs">
          {formatAmount(interval.low)} to {formatAmount(interval.high)}
        </span>
      )}
    </td>
  )
}

/** An estimate to two digits; what is not nothing does not show as 0. */
export function formatAmount(amount: number): string {
  if (amount > 0 && amount < 0.95) return amount < 0.05 ? '< 0.1' : amount.toFixed(1)
  return formatRoughly(amount)
}
