import type { Db } from '@/lib/db'
import { SECTIONS } from '@/lib/query/section'
import type { View } from '@/lib/query/view'
import { type Asker, toAsker, toReplay } from '../asker'
import { REPORTS } from '../registry'
import { TABLES, type TableName, toTableRequest } from '../tables'
import { type ArrivedCounts, countArrived } from './count-stored'
import { explainArrivals } from './explain-arrivals'
import type { Frozen } from './frozen'
import { type Difference, listDifferences } from './table-differences'

export type TableDifferences = Readonly<{
  table: TableName
  title: string
  differences: readonly Difference[]
}>

/** What a frozen report would answer now, where that is not what it answered then, and why. */
export type FrozenDifferences = Readonly<{
  tables: readonly TableDifferences[]
  /** Sentences on the events that came or went. */
  why: readonly string[]
  stored: ArrivedCounts
}>

/** Asks every table of the report anew: the same days, by the settings of then, of the events that are stored now. */
export async function runDifferences(db: Db, frozen: Frozen, view: View): Promise<FrozenDifferences> {
  const [then, now] = [toReplay(frozen.answers), toAsker(db)]
  const names = [...new Set(frozen.definition.sections.flatMap((name) => SECTIONS[name].tables))]
  const tables = await Promise.all(names.map((name) => compareTable(name, view, frozen, then, now)))
  const stored = await countArrived(db, frozen.stored.range, frozen.frozenAt)
  return {
    tables: tables.filter(({ differences }, index) => differences.length > 0 && !repeats(tables, index)),
    why: explainArrivals(frozen.stored, stored),
    stored,
  }
}

/** The same table with and without a comparison differs in the same way where there is nothing to compare with. */
function repeats(tables: readonly TableDifferences[], index: number): boolean {
  const said = JSON.stringify(tables[index]?.differences)
  return tables.slice(0, index).some(({ differences }) => JSON.stringify(differences) === said)
}

async function compareTable(
  table: TableName,
  view: View,
  { freshness }: Frozen,
  then: Asker,
  now: Asker,
): Promise<TableDifferences> {
  const request = toTableRequest(table, view)
  const [was, is] = await Promise.all([
    then.table(request, freshness.settings),
    now.table(request, freshness.settings),
  ])
  return { table, title: REPORTS[TABLES[table].report].title, differences: listDifferences(was, is) }
}
