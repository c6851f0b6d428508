import type { ComponentProps, ReactNode } from 'react'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { askForMarks } from '@/app/_screen/ask'
import { HistoryList } from '@/components/reports/history/history-list'
import { Panel } from '@/components/ui/panel/panel'
import type { TableName } from '@/lib/reports/tables'

type Props<Field extends string> = ComponentProps<typeof HistoryList<Field>> &
  Readonly<{
    csvHref: string
    /** The table whose numbers are read from the same models. */
    of: TableName
    /** How it is read, beside the zone of its times. */
    counted: ReactNode
  }>

/** All that was known of one row, with how its data stand. For members alone. */
export function HistoryPanel<Field extends string>({ csvHref, of, counted, ...list }: Props<Field>) {
  return (
    <section aria-label="Its life">
      <Panel
        title="Its life"
        level="h2"
        csvHref={csvHref}
        mark={<HistoryMark of={of} />}
        counted={
          <p>
            {counted} Times are of {list.timeZone}. What changed between two snapshots and back again was not
            seen.
          </p>
        }
      >
        <HistoryList {...list} />
      </Panel>
    </section>
  )
}

async function HistoryMark({ of }: { of: TableName }) {
  return <DataStateMark screen={await askForMarks()} of={of} />
}
