import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listRates, type Rate } from '@/lib/funnel/rates'
import { listMetricNames } from '@/lib/query/metric'
import { listPastPairs, type RangePair } from '@/lib/query/past-pairs'
import { overRange, type ReportQuery } from '@/lib/query/report-query'
import { toDifference } from '@/lib/stats/compare-shares'
import { FEWEST_PAIRS, judgeUsual } from '@/lib/stats/usual-change'
import { getDataRange } from '@/lib/store/freshness'
import { requireScope } from '@/lib/store/products'
import { FUNNEL, FUNNEL_MODELS } from '../funnel/funnel-report'
import { type AskAnother, type Asked, defineReport } from '../report'
import { type Column, toRecords, toReportTable } from '../report-table'
import { askLikeness, toReached } from './ask-likeness'
import { toPast, type UsualResult } from './usual-result'

type Line = Readonly<{ rate: Rate; result: UsualResult }>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'rate', kind: 'text', value: ({ rate }) => rate.name },
  { name: 'past_pairs', kind: 'count', value: ({ result, rate }) => toPast(result, rate).pairs.length },
  { name: 'usual_change', kind: 'points', value: toSpread },
  { name: 'design_effect', kind: 'number', value: ({ result, rate }) => toPast(result, rate).designEffect },
]

/** A row a rate. No pairs where nothing is compared, as over all time, or where nothing is known of before. */
export const USUAL = defineReport({
  name: 'usual-change',
  title: 'How much rates usually move',
  question: 'How much do rates move from one such range to the next when nobody did anything?',
  reads: [...FUNNEL_MODELS],
  takes: ['before'],
  rates: { over: 'units', of: ({ query }) => listMetricNames(query, ['rate']) },
  compares: 'previous',
  run: runUsual,
  toTable,
  toJson: (result) => ({ fewest_pairs: FEWEST_PAIRS, rows: toRecords(toTable(result)) }),
})

function toTable(result: UsualResult) {
  const lines = listRates(funnelOf(result.query)).map((rate) => ({ rate, result }))
  return toReportTable(COLUMNS, lines)
}

/** The root of the mean squared change; null where there are too few pairs. */
function toSpread({ result, rate }: Line): number | null {
  const changes = toPast(result, rate).pairs.flatMap(toDifference)
  return judgeUsual(0, 0, changes)?.spread ?? null
}

/** Throws `unknown_product` and `unknown_category`. */
async function runUsual(db: Db, { query, before }: Asked<'before'>, ask: AskAnother): Promise<UsualResult> {
  await requireScope(db, query.scope)
  if (!before) return { query, pairs: [], likeness: await askLikeness(ask, query) }
  const count = async (range: RangePair['now']) =>
    toReached(await ask(FUNNEL, { query: overRange(query, range) }))
  const ranges = await listKnownPairs(db, before, query)
  const [pairs, likeness] = await Promise.all([
    Promise.all(
      ranges.map(async (pair) => ({
        ranges: pair,
        before: await count(pair.before),
        now: await count(pair.now),
      })),
    ),
    askLikeness(ask, before),
  ])
  return { query, pairs, likeness }
}

/** The pairs of ranges before these two that are wholly of days with data. */
export async function listKnownPairs(
  db: Db,
  { range: before }: ReportQuery,
  { range: now, fiscalMonth }: ReportQuery,
): Promise<readonly RangePair[]> {
  const data = await getDataRange(db)
  return data && before && now ? listPastPairs({ before, now }, data.from, fiscalMonth) : []
}
