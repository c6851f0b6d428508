import type { ShareChange } from '@/lib/stats/compare-shares'
import type { Column } from '../report-table'

type Judged = Pick<ShareChange, 'usual' | 'moreNeeded' | 'eachNeeded'> &
  Readonly<{ verdict: string | null; beyondChance: boolean | null }>

/** The verdict of a change and the two statements it is made of, `yes` or `no`; the second is not made where too little is known. */
export function toVerdictColumns<Row>(
  changeOf: (row: Row) => Judged | null | undefined,
  kind: 'points' | 'number' = 'points',
): readonly Column<Row>[] {
  return [
    { name: 'verdict', kind: 'text', value: (row) => changeOf(row)?.verdict ?? null },
    { name: 'more_needed', kind: 'count', value: (row) => changeOf(row)?.moreNeeded ?? null },
    { name: 'each_needed', kind: 'count', value: (row) => changeOf(row)?.eachNeeded ?? null },
    { name: 'beyond_chance', kind: 'text', value: (row) => sayYes(changeOf(row)?.beyondChance) },
    { name: 'beyond_usual', kind: 'text', value: (row) => sayYes(changeOf(row)?.usual?.beyond) },
    { name: 'usual_change', kind, value: (row) => changeOf(row)?.usual?.spread ?? null },
    { name: 'past_pairs', kind: 'count', value: (row) => changeOf(row)?.usual?.pairs ?? null },
  ]
}

function sayYes(is: boolean | null | undefined): string | null {
  return is === null || is === undefined ? null : is ? 'yes' : 'no'
}
