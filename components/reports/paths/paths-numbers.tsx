import { DataTable } from '@/components/ui/data-table'
import { toCounting } from '@/lib/format/counting'
import { formatShare } from '@/lib/format/format-number'
import type { PathsResult } from '@/lib/reports/paths/paths-result'
import { nameOfPoint } from './to-flow'

/** Each way from one event to the next. */
export function PathsNumbers({ result, counted }: Readonly<{ result: PathsResult; counted: string }>) {
  const { say } = toCounting(result.oneIn)
  const isBefore = result.asked.of === 'before'
  return (
    <DataTable
      caption="Paths in numbers"
      rows={result.flows}
      columns={[
        [isBefore ? 'Before' : 'After', ({ from }) => nameOfPoint(from, result)],
        [isBefore ? 'Came' : 'Comes', ({ to }) => nameOfPoint(to, result)],
        ['Events away', ({ level }) => level],
        [counted, ({ attempts }) => say(attempts)],
        ['Share', ({ share }) => formatShare(share)],
        ['Of all', ({ overallShare }) => formatShare(overallShare)],
      ]}
    />
  )
}
