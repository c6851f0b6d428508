import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { Funnel } from '@/lib/funnel/definition'
import { listOwnSteps, placeOfKey } from '@/lib/funnel/steps'
import type { PathsAsked } from '@/lib/query/path-question'
import type { ReportQuery } from '@/lib/query/report-query'
import { isOfShop } from '@/lib/sql/scope-sql'
import { getProductFunnel } from '@/lib/store/event-meanings'
import { requireScope } from '@/lib/store/products'
import { chooseOneIn, toAttempted } from '../attempts/run-attempts'
import { type Asked, defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import { listPathSteps, type PathFlow, type PathsResult, toPathsResult } from './paths-result'
import { type PathRow, pathsSql } from './paths-sql'

/** In ranges of more sessions than these the paths of some users stand for all: shares are known to about a point. */
const MOST_SESSIONS = 15_000

type Line = PathFlow & Readonly<{ oneIn: number }>

const COLUMNS: readonly Column<Line>[] = [
  ...toColumns<Line>('count', 'level'),
  { name: 'from_kind', kind: 'text', value: ({ from }) => from.kind },
  { name: 'from', kind: 'text', value: ({ from }) => from.name },
  { name: 'to_kind', kind: 'text', value: ({ to }) => to.kind },
  { name: 'to', kind: 'text', value: ({ to }) => to.name },
  ...toColumns<Line>('count', 'attempts'),
  ...toColumns<Line>('share', 'share', 'overallShare'),
  ...toColumns<Line>('count', 'oneIn'),
]

/** A row a way from one event type to the next, at each level; those of most attempts first. */
export const PATHS_REPORT = defineReport({
  name: 'paths',
  title: 'Paths',
  question: 'What do they do after a step, before it, and on the way to the next?',
  reads: ['attempt', 'event', 'event_meaning', 'funnel_day', 'order_item', 'product', 'session_path'],
  takes: ['paths', 'timeZone', 'today'],
  counted: {
    what: 'Attempts at the funnel (of the product funnel: sessions) that took the step, whatever unit was asked for',
    note: 'A path is of event types, one after another. In ranges of many sessions the paths of one user in one_in were counted; shares are about those of all.',
  },
  run: (db, asked) => runPaths(db, asked),
  toTable: (result) => toReportTable(COLUMNS, toLines(result)),
  toJson: (result) => ({
    paths: result.asked.of,
    step: result.step?.key ?? null,
    next: result.next?.key ?? null,
    depth: result.asked.depth,
    repeats: result.asked.repeats,
    one_in: result.oneIn,
    attempts: result.attempts,
    rows: toRecords(toReportTable(COLUMNS, toLines(result))),
  }),
})

function toLines({ flows, oneIn }: PathsResult): Line[] {
  return flows.map((flow) => ({ ...flow, oneIn }))
}

/** What came around a step. Throws `unknown_product`, `unknown_category`, and `bad_parameter` for a step of which there are no such paths. */
export async function runPaths(
  db: Db,
  { query, paths, timeZone, today }: Asked<'paths' | 'timeZone' | 'today'>,
): Promise<PathsResult> {
  await requireScope(db, query.scope)
  const { range, scope } = query
  const funnel = await toCounted(db, query)
  const place = toPlace(funnel, paths)
  const oneIn = await chooseOneIn(db, range, MOST_SESSIONS)
  const attempted = await toAttempted(db, funnel, { range, timeZone, oneIn })
  const rows = await db.$queryRaw<PathRow[]>(
    pathsSql(funnel, attempted, { ...paths, range, scope, place, today }),
  )
  return toPathsResult(funnel, paths, { rows, oneIn })
}

/** The funnel without what comes to its orders. In any order a session is one attempt, as the shop counts it, unless a product was asked for. */
async function toCounted(db: Db, { funnel, scope }: ReportQuery): Promise<Funnel> {
  const built = funnel ?? (await getProductFunnel(db))
  const own = funnel ?? { ...built, steps: listOwnSteps(built) }
  if (!isOfShop(scope)) return { ...own, per: 'product' }
  return own.order === 'any' ? { ...own, per: 'shop' } : own
}

/** The place of the step that was asked for; null: the one after which most are lost, and before it is looked the last. */
function toPlace(funnel: Funnel, { of, step }: PathsAsked): number | null {
  const steps = listPathSteps(funnel, of)
  if (step === null) return of === 'before' ? placeOfKey(funnel, steps.at(-1)?.key ?? '') : null
  if (steps.some(({ key }) => key === step)) return placeOfKey(funnel, step)
  const sentence = `"step" must be one of ${steps.map(({ key }) => key).join(', ')}; it is ${quote(step)}.`
  throw new TundishError('bad_parameter', sentence)
}
