import { type LineColumn, LineTable } from '@/components/table/line-table'
import { formatDay } from '@/lib/format/format-day'
import { formatCount, formatFineShare } from '@/lib/format/format-number'
import type { Compared } from '@/lib/ingest/reconcile/compare-totals'
import { ratio } from '@/lib/stats/ratio'

type Props = Readonly<{ rows: readonly Compared[]; labels: Readonly<Record<string, string>> }>

/** All days of each step: what the source says, what is stored, and how far apart they are. */
export function StepTotals({ rows, labels }: Props) {
  const apart: LineColumn<Compared> = {
    label: 'As a share',
    kind: 'number',
    cell: ({ file, difference }) => formatFineShare(ratio(Math.abs(difference), file)),
  }
  return (
    <LineTable
      label="All days of each step"
      isNarrow
      columns={[toStep(labels), ...COUNTS, apart]}
      rows={rows}
      keyOf={({ step }) => step}
    />
  )
}

/** Days of a step that differ, each with what is known of it. */
export function DayTotals({ rows, labels }: Props) {
  return (
    <LineTable
      label="Days that differ"
      columns={[DAY, toStep(labels), ...COUNTS, WHY]}
      rows={rows}
      keyOf={({ day, step }) => `${day} ${step}`}
    />
  )
}

const DAY: LineColumn<Compared> = { label: 'Day', kind: 'moment', cell: ({ day }) => day && formatDay(day) }

const toStep = (labels: Props['labels']): LineColumn<Compared> => ({
  label: 'Step',
  cell: ({ step }) => labels[step] ?? step,
})

const COUNTS: readonly LineColumn<Compared>[] = [
  { label: 'Source', kind: 'number', cell: ({ file }) => formatCount(file) },
  { label: 'Stored', kind: 'number', cell: ({ stored }) => formatCount(stored) },
  { label: 'Difference', kind: 'number', cell: ({ difference }) => sayDifference(difference) },
]

const WHY: LineColumn<Compared> = {
  label: 'Why',
  cell: ({ why }) => why || 'Not known.',
  look: ({ why }) => (why ? 'max-w-96' : 'text-muted'),
}

/** Nothing is no difference to be read. */
function sayDifference(difference: number): string {
  if (difference === 0) return '0'
  return difference > 0 ? `+${formatCount(difference)}` : `−${formatCount(-difference)}`
}
