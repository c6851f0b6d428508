import type { ReactNode } from 'react'
import { Counted } from '@/components/reports/counting-notes'
import { Panel } from '@/components/ui/panel/panel'
import type { Unit } from '@/lib/query/unit'
import type { TableName } from '@/lib/reports/tables'
import { hrefCsv } from '../_screen/place'
import type { Screen } from '../_screen/screen'
import { DataStateMark } from './data-state-mark'

type Props = Readonly<{
  screen: Screen
  /** Whose files it offers, and whose data stand behind it. */
  of: TableName
  title: string
  children: ReactNode
  /** The same numbers as a table; left out where the picture is one. */
  numbers?: ReactNode
  /** What is said of how its numbers are counted; before what holds for all of the unit. */
  counted: ReactNode
  /** What is counted, if not the unit of the question; null where nothing holds for all of it. */
  unit?: Unit | null
  /** What its pictures are called, after `tundish-`; left out where none can be saved. */
  png?: string
}>

/** A picture of a report with its numbers, how they are counted, how their data stand, and its files. */
export function ReportPanel({
  screen,
  of,
  numbers,
  counted,
  unit = screen.query.unit,
  png,
  ...shown
}: Props) {
  return (
    <Panel
      {...shown}
      csvHref={hrefCsv(screen, of)}
      mark={<DataStateMark screen={screen} of={of} />}
      pngName={png && `tundish-${png}`}
      numbers={numbers}
      counted={
        <Counted of={unit && { ...screen.query, unit }} timeZone={screen.timeZone}>
          {counted}
        </Counted>
      }
    />
  )
}
