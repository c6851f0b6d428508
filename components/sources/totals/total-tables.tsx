import type { Column } from '@/components/table/column'
import { LineTable } from '@/components/table/line-table'
import { formatDay } from '@/lib/format/format-day'
import { formatCount, formatFineShare } from '@/lib/format/format-number'
import type { Compared } from '@/lib/ingest/reconcile/compare-totals'
import { ratio } from '@/lib/stats/ratio'

type Props = Readonly<{ rows: readonly Compared[]; labels: Readonly<Record<string, string>> }>

/** All days of each step: what the source says, what is stored, and how far apart they are. */
export function StepTotals({ rows, labels }: Props) {
  const apart: Column<Compared> = {
    name: 'apart',
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

const DAY: Column<Compared> = {
  name: 'day',
  label: 'Day',
  kind: 'moment',
  cell: ({ day }) => day && formatDay(day),
}

const toStep = (labels: Props['labels']): Column<Compared> => ({
  name: 'step',
  label: 'Step',
  kind: 'text',
  cell: ({ step }) => labels[step] ?? step,
})

const COUNTS: readonly Column<Compared>[] = [
  { name: 'file', label: 'Source', kind: 'number', cell: ({ file }) => formatCount(file) },
  { name: 'stored', label: 'Stored', kind: 'number', cell: ({ stored }) => formatCount(stored) },
  {
    name: 'difference',
    label: 'Difference',
    kind: 'number',
    cell: ({ difference }) => sayDifference(difference),
  },
]

const WHY: Column<Compared> = {
  name: 'why',
  label: 'Why',
  kind: 'text',
  cell: ({ why }) => why || 'Not known.',
  look: ({ why }) => (why ? 'max-w-96' : 'text-muted'),
}

/** Nothing is no difference to be read. */
function sayDifference(difference: number): string {
  if (difference === 0) return '0'
  return difference > 0 ? `+${formatCount(difference)}` : `−${formatCount(-difference)}`
}
