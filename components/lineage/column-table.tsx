import { RunStateMark } from '@/components/runs/run-state'
import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'
import type { TestState } from '@/lib/models/data-test'

/** A column with what it means and the tests that are about it alone. */
export type ShownColumn = Readonly<{
  name: string
  meaning: string
  /** `state` null: it was not tried yet. */
  tests: readonly Readonly<{ name: string; asks: string; state: TestState | null }>[]
}>

/** The columns of a table, each where links lead to; their tests where any has one. */
export function ColumnTable({ columns }: { columns: readonly ShownColumn[] }) {
  const haveTests = columns.some(({ tests }) => tests.length > 0)
  const heads = ['Column', 'What it holds', ...(haveTests ? ['Tests'] : [])]
  return (
    <LineTable label="Every column" columns={heads}>
      {columns.map(({ name, meaning, tests }) => (
        <LineRow key={name} id={name}>
          <LineCell>
            <code>{name}</code>
          </LineCell>
          <LineCell>{meaning}</LineCell>
          {haveTests && (
            <LineCell>
              {tests.map(({ name: test, asks, state }) => (
                <p key={test}>
                  {asks}{' '}
                  {state === null ? (
                    <span className="text-muted">not tried yet</span>
                  ) : (
                    <RunStateMark state={state} />
                  )}
                </p>
              ))}
            </LineCell>
          )}
        </LineRow>
      ))}
    </LineTable>
  )
}
