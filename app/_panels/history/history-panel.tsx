import type { ComponentProps, ReactNode } from 'react'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { askForMarks } from '@/app/_screen/ask'
import { HistoryList } from '@/components/reports/history/history-list'
import { PanelFoot } from '@/components/ui/panel-foot'
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
    <section aria-label="Its life" className="rounded-lg border border-line bg-surface">
      <h2 className="px-4 pt-4 font-semibold text-base sm:px-5">Its life</h2>
      <div className="px-4 pt-4 pb-5 sm:px-5">
        <HistoryList {...list} />
      </div>
      <PanelFoot
        title="Its life"
        numbers={null}
        csvHref={csvHref}
        pngName={null}
        mark={<HistoryMark of={of} />}
        counted={
          <p>
            {counted} Times are of {list.timeZone}. What changed between two snapshots and back again was not
            seen.
          </p>
        }
      />
    </section>
  )
}

async function HistoryMark({ of }: { of: TableName }) {
  return <DataStateMark screen={await askForMarks()} of={of} />
}
