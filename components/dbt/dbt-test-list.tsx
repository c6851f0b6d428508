import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'
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
      <LineTable label="Tests of dbt" columns={['Test', 'What it found', 'Tried']}>
        {sorted.slice(0, MOST).map((test, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two packages may have tests of one name
          <LineRow key={`${index} ${test.name}`}>
            <LineCell>
              <span className="break-all">{test.name}</span>
            </LineCell>
            <LineCell>
              <DbtTestResult test={test} />
            </LineCell>
            <LineCell isMoment>{test.ranAt === null ? 'not yet' : say(test.ranAt)}</LineCell>
          </LineRow>
        ))}
      </LineTable>
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
