import type { TableView } from '@/components/filters/table-view'
import { ScrollBox } from '@/components/ui/scroll-box'
import { SortHeader } from '@/components/ui/sort-header'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import type { Gap } from '@/lib/funnel/gaps'
import type { ProductTimes, Times } from '@/lib/reports/time-to-step/time-to-step-result'
import { COLUMNS_A_GAP, type TimesColumn } from './times-columns'

type Props = Readonly<{
  rows: readonly ProductTimes[]
  gaps: readonly Gap[]
  columns: readonly TimesColumn[]
  view: TableView<string>
  sortHref: (column: string) => string
}>

const GROUP = 'border-line border-b border-l px-3 pt-2 pb-1 text-left font-medium text-ink-soft'
const CELL = 'border-line border-b px-3 py-2 text-right whitespace-nowrap'

export function TimesTable({ rows, gaps, columns, view, sortHref }: Props) {
  return (
    <ScrollBox label="Times by product">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Time to step by product</caption>
        <thead>
          <tr>
            <td className="sticky left-0 z-10 bg-surface" />
            {gaps.map((gap) => (
              <th key={gap.name} scope="colgroup" colSpan={COLUMNS_A_GAP} className={GROUP}>
                {gap.title}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ name, label, isFirst }) => (
              <SortHeader
                key={name}
                label={label}
                href={sortHref(name)}
                sorted={view.sort === name ? view.dir : null}
                align={name === 'product' ? 'left' : 'right'}
                className={name === 'product' ? 'sticky left-0 z-10 pl-4 sm:pl-5' : isFirst ? 'border-l' : ''}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={line.product} className="group">
              <th
                scope="row"
                className="sticky left-0 z-10 w-56 min-w-32 max-w-56 break-words border-line border-b bg-surface py-2 pr-3 pl-4 text-left font-medium group-hover:bg-sunken sm:pl-5"
              >
                {line.product}
              </th>
              {gaps.map((gap) => (
                <TimesCells key={gap.name} times={line.times[gap.from]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function TimesCells({ times }: { times: Times | undefined }) {
  if (!times) return null
  return (
    <>
      <td className={`${CELL} border-l text-muted group-hover:bg-sunken`}>{formatCount(times.pairs)}</td>
      <td className={`${CELL} font-medium group-hover:bg-sunken`}>{formatDuration(times.medianSeconds)}</td>
      <td className={`${CELL} group-hover:bg-sunken`}>{formatDuration(times.meanSeconds)}</td>
      <td className={`${CELL} group-hover:bg-sunken`}>{formatDuration(times.p90Seconds)}</td>
    </>
  )
}
