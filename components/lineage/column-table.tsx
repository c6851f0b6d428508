import { type LineColumn, LineTable } from '@/components/table/line-table'
import { StateMark } from '@/components/ui/panel/state-mark'
import type { TestState } from '@/lib/models/data-test'

/** A column with what it means and the tests that are about it alone. */
export type ShownColumn = Readonly<{
  name: string
  meaning: string
  /** `state` null: it was not tried yet. */
  tests: readonly Readonly<{ name: string; asks: string; state: TestState | null }>[]
}>

const COLUMNS: readonly LineColumn<ShownColumn>[] = [
  { label: 'Column', cell: ({ name }) => <code>{name}</code> },
  { label: 'What it holds', cell: ({ meaning }) => meaning },
]

const TESTS: LineColumn<ShownColumn> = {
  label: 'Tests',
  cell: ({ tests }) =>
    tests.map(({ name, asks, state }) => (
      <p key={name}>
        {asks}{' '}
        {state === null ? <span className="text-muted">not tried yet</span> : <StateMark state={state} />}
      </p>
    )),
}

/** The columns of a table, each where links lead to; their tests where any has one. */
export function ColumnTable({ columns }: { columns: readonly ShownColumn[] }) {
  const haveTests = columns.some(({ tests }) => tests.length > 0)
  return (
    <LineTable
      label="Every column"
      columns={haveTests ? [...COLUMNS, TESTS] : COLUMNS}
      rows={columns}
      keyOf={({ name }) => name}
      idOf={({ name }) => name}
    />
  )
}
