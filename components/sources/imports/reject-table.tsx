import { type LineColumn, LineTable } from '@/components/table/line-table'
import { formatCount } from '@/lib/format/format-number'

type Refused = Readonly<{ file: string; line: number; reason: string; row: string }>

const LONGEST = 400

const COLUMNS: readonly LineColumn<Refused>[] = [
  { label: 'File', cell: ({ file }) => file, look: 'max-w-48 [overflow-wrap:anywhere]' },
  { label: 'Line', kind: 'number', cell: ({ line }) => formatCount(line) },
  { label: 'Why', cell: ({ reason }) => reason, look: 'max-w-72' },
  {
    label: 'Row',
    cell: ({ row }) => <code>{row.length > LONGEST ? `${row.slice(0, LONGEST)}…` : row}</code>,
    look: 'max-w-96 text-xs [overflow-wrap:anywhere]',
  },
]

/** Rows that were not taken, as they came, with the reason. */
export function RejectTable({ rows }: Readonly<{ rows: readonly Refused[] }>) {
  return (
    <LineTable
      label="Refused rows"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ file, line }, index) => `${file} ${line} ${index}`}
    />
  )
}
