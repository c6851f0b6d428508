import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { ReportQuery } from '@/lib/query/report-query'
import type { Request, RequestSettings } from '@/lib/query/request/request'
import { toScope, toScopeParameters } from '@/lib/query/scope'
import { SECTIONS } from '@/lib/query/section'
import { explainUnreadable } from '@/lib/saved/explain-unreadable'
import { toAsker, toReplay } from '../asker'
import { getReport, knowsPast } from '../registry'
import { answerTable, TABLES, type TableName, toTableRequest } from '../tables'
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
  /** Sentences on the events that came or went, and on the time that passed. */
  why: readonly string[]
  stored: ArrivedCounts
}>

/** When it is asked again. */
type Present = Pick<RequestSettings, 'now' | 'today'>

/**
 * Asks every table of the report anew: the same days, by the rules of then, of what is stored now. Those that tell how
 * things stand at a moment are asked of `present`, not of the moment when it was frozen. `view` is of the product as the
 * answers call it; now it is asked by its id. Throws `unknown_product` where it has none.
 */
export async function runDifferences(
  db: Db,
  frozen: Frozen,
  view: Request,
  present: Present,
): Promise<FrozenDifferences> {
  const [then, now] = [toReplay(frozen.answers), toAsker(db)]
  const viewNow = toViewNow(frozen, view)
  const names = [...new Set(frozen.definition.sections.flatMap((name) => SECTIONS[name].tables))]
  const kept = frozen.freshness.settings
  const settings = { ...kept, now: new Date(kept.now) }
  const compare = async (table: TableName): Promise<TableDifferences> => {
    const [was, is] = await Promise.all([
      answerTable(then, toTableRequest(table, view), settings),
      answerTable(now, toTableRequest(table, viewNow), { ...settings, ...(isOfNow(table) && present) }),
    ])
    return { table, title: getReport(TABLES[table].report).title, differences: listDifferences(was, is) }
  }
  const all = await Promise.all(names.map(compare))
  const stored = await countArrived(db, frozen.stored.range, frozen.frozenAt)
  const tables = all.filter(({ differences }, index) => differences.length > 0 && !repeats(all, index))
  return { tables, why: [...explainArrivals(frozen.stored, stored), ...explainTime(tables, view)], stored }
}

/** Of what was known at the end of a day there is nothing more to say. */
function explainTime(tables: readonly TableDifferences[], { asOf }: Request): string[] {
  const moved = tables.filter(({ table }) => isOfNow(table))
  return moved.some(({ table }) => asOf === null || !knowsPast(TABLES[table].report))
    ? ['Time has passed: how orders and open sessions stand is told as of now, no longer as of then.']
    : []
}

/** Whether its answer moves with the moment at which it is asked. */
function isOfNow(table: TableName): boolean {
  return getReport(TABLES[table].report).ofNow === true
}

/** The same table with and without a comparison differs in the same way where there is nothing to compare with. */
function repeats(tables: readonly TableDifferences[], index: number): boolean {
  const said = JSON.stringify(tables[index]?.differences)
  return tables.slice(0, index).some(({ differences }) => JSON.stringify(differences) === said)
}

/** The same view of the product that the frozen definition holds, where its answers call it otherwise. */
function toViewNow({ askedProduct, definition: { parameters } }: Frozen, view: Request): Request {
  const unbound = explainUnreadable(parameters)
  if (unbound !== null) throw new TundishError('unknown_product', unbound)
  if (askedProduct === null) return view
  const { product = null } = parameters
  const bind = (query: ReportQuery) => ({
    ...query,
    scope: toScope({ ...toScopeParameters(query.scope), product }),
  })
  const { query, previous, before, periods } = view
  return {
    ...view,
    query: bind(query),
    previous: previous && bind(previous),
    before: before && bind(before),
    periods: bind(periods),
  }
}
