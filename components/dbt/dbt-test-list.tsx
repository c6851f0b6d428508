import { LineTable } from '@/components/table/line-table'
import { formatCount } from '@/lib/format/format-number'
import type { DbtTest } from '@/lib/models/dbt-node'

type Props = Readonly<{
  tests: readonly DbtTest[]
  /** A moment for eyes. */
  say: (moment: Date) => string
}>

/** So many are listed; more are of little use on a screen. */
const MOST = 200

/** The tests of a node of dbt with what each last found and when, those that did not pass first. */
export function DbtTestList({ tests, say }: Props) {
  const sorted = tests.toSorted((a, b) => Number(a.state === 'pass') - Number(b.state === 'pass'))
  return (
    <div className="space-y-2">
      <LineTable
        label="Tests of dbt"
        columns={[
          { label: 'Test', look: 'break-all', cell: ({ name }) => name },
          { label: 'What it found', cell: (test) => <DbtTestResult test={test} /> },
          { label: 'Tried', kind: 'moment', cell: ({ ranAt }) => (ranAt === null ? 'not yet' : say(ranAt)) },
        ]}
        rows={sorted.slice(0, MOST)}
        keyOf={({ name }, index) => `${index} ${name}`}
      />
      {tests.length > MOST && (
        <p className="text-muted text-sm">
          Of {formatCount(tests.length)} tests the first {MOST}.
        </p>
      )}
    </div>
  )
}

/** How a test ended, in dbt's word, with how many rows it found. */
export function DbtTestResult({ test: { state, failures } }: { test: DbtTest }) {
  return (
    <span className={state === null ? 'text-muted' : LOOKS[state]}>
      {state ?? 'not run'}
      {failures ? `, ${formatCount(failures)} ${failures === 1 ? 'row' : 'rows'}` : ''}
    </span>
  )
}

const LOOKS: Readonly<Record<NonNullable<DbtTest['state']>, string>> = {
  pass: 'text-good',
  warn: 'text-warn',
  fail: 'text-bad',
  error: 'text-bad',
  skipped: 'text-muted',
}
