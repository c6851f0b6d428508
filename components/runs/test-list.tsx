import { StateMark } from '@/components/ui/panel/state-mark'
import { ScrollBox } from '@/components/ui/scroll-box'
import { sayLooked } from '@/lib/models/say-looked'
import type { StoredTestResult } from '@/lib/store/runs/data-tests'

export type ShownTest = StoredTestResult &
  Readonly<{ asks: string; rows: readonly Record<string, unknown>[] }>

type Props = Readonly<{ tests: readonly ShownTest[]; timeZone: string }>

/** What data tests found, those that did not pass first, and at which rows each looked. */
export function TestList({ tests, timeZone }: Props) {
  return (
    <ul aria-label="Data tests" className="divide-y divide-line rounded-lg border border-line bg-surface">
      {tests.map((test) => (
        <li key={test.test} className="space-y-2 px-4 py-2.5 text-sm sm:px-5">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              <span className="font-medium">{test.model}</span>: {test.asks}
            </span>
            <span className="text-muted text-xs tabular-nums">{sayLooked(test, timeZone)}</span>
            <span className="ml-auto">
              <StateMark state={test.state} />
            </span>
          </div>
          {test.state !== 'passed' && <p className="break-words text-ink-soft">{test.message}</p>}
          {test.rows.length > 0 && <FailingRows rows={test.rows} />}
        </li>
      ))}
    </ul>
  )
}

function FailingRows({ rows }: Readonly<{ rows: ShownTest['rows'] }>) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return (
    <details>
      <summary className="cursor-pointer text-muted">The first rows that break it</summary>
      <ScrollBox label="Rows that break it">
        <table className="mt-2 text-xs tabular-nums">
          <thead>
            <tr className="text-left text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="pr-4 pb-1 font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={JSON.stringify(row)} className="border-line border-t">
                {columns.map((column) => (
                  <td key={column} className="max-w-64 truncate py-1 pr-4">
                    {toText(row[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  )
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
