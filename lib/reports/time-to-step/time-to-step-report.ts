import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listGaps } from '@/lib/funnel/gaps'
import type { ReportQuery } from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type Labelled, labelLines, PRODUCT, PRODUCT_ID, tellApart } from '../label-lines'
import { defineReport } from '../report'
import { type Column, toColumns, toRecords, toReportTable } from '../report-table'
import {
  type GapTimes,
  type ProductTimes,
  type ProductTimesResult,
  type TimeBucket,
  type Times,
  type TimeToStepResult,
  toProductTimesResult,
  toTimeToStepResult,
} from './time-to-step-result'
import { type ProductTimeRow, type TimeRow, timeToStepByProductSql, timeToStepSql } from './time-to-step-sql'

/** What times are read from. */
const TIME_MODELS = [
  'attempt',
  'product',
  'product_funnel',
  'session_path',
  'step_time',
  'step_time_month',
] as const

/** Said with the times, whichever unit was asked for (docs/decisions/0051). */
const TIMES_OF = { times_of: 'sessions' } as const

const COLUMNS: readonly Column<GapTimes>[] = [
  ...toColumns<GapTimes>('text', 'fromStep', 'toStep'),
  ...toColumns<GapTimes>('count', 'pairs'),
  ...toColumns<GapTimes>('seconds', 'meanSeconds', 'medianSeconds', 'p90Seconds'),
]

const BUCKET_COLUMNS: readonly Column<TimeBucket>[] = [
  ...toColumns<TimeBucket>('seconds', 'fromSeconds', 'toSeconds'),
  ...toColumns<TimeBucket>('count', 'pairs'),
]

export const TIME_TO_STEP = defineReport({
  name: 'time-to-step',
  title: 'Time to step',
  question: 'How long does it take from step to step?',
  reads: TIME_MODELS,
  takes: [],
  compares: 'twice',
  run: (db, { query }) => runTimeToStep(db, query),
  toTable: ({ gaps }) => toReportTable(COLUMNS, gaps),
  toJson: ({ gaps }) => ({
    ...TIMES_OF,
    rows: gaps.map((gap) => ({
      ...toRecords(toReportTable(COLUMNS, [gap]))[0],
      left_out: gap.leftOut,
      histogram: toRecords(toReportTable(BUCKET_COLUMNS, gap.histogram)),
    })),
  }),
})

type Row = Labelled<ProductTimes>

const TIMES: readonly Column<Times>[] = [
  ...toColumns<Times>('count', 'pairs', 'leftOut'),
  ...toColumns<Times>('seconds', 'medianSeconds', 'meanSeconds', 'p90Seconds'),
]

function listColumns({ query }: Pick<ProductTimesResult, 'query'>): readonly Column<Row>[] {
  const gaps = listGaps(funnelOf(query)).flatMap(({ name: gap, place }) =>
    TIMES.map(({ name, kind, value }): Column<Row> => {
      return {
        name: `${gap}_${name}`,
        kind,
        value: ({ times: { [place]: own } }) => (own ? value(own) : null),
      }
    }),
  )
  return [PRODUCT, ...gaps]
}

/** A line a product, its gaps side by side. */
export const TIMES_BY_PRODUCT = defineReport({
  name: 'times-by-product',
  title: 'Time to step per product',
  question: 'How long does it take from step to step, product by product?',
  reads: TIME_MODELS,
  takes: [],
  compares: 'twice',
  run: async (db, { query }) => {
    const { products } = await runProductTimes(db, query)
    return { query, products: await labelLines(db, products) }
  },
  toTable: (result) => toReportTable(listColumns(result), tellApart(result.products)),
  toJson: (result) => ({
    ...TIMES_OF,
    rows: toRecords(toReportTable([...listColumns(result), PRODUCT_ID], result.products)),
  }),
})

/** How long it takes from step to step within a session, whichever unit is asked for. Throws `unknown_product` and `unknown_category`. */
export async function runTimeToStep(db: Db, query: ReportQuery): Promise<TimeToStepResult> {
  await requireScope(db, query.scope)
  return toTimeToStepResult(query, await db.$queryRaw<TimeRow[]>(timeToStepSql(query)))
}

/** The same, a line a product. Throws `unknown_product` and `unknown_category`. */
export async function runProductTimes(db: Db, query: ReportQuery): Promise<ProductTimesResult> {
  await requireScope(db, query.scope)
  return toProductTimesResult(query, await db.$queryRaw<ProductTimeRow[]>(timeToStepByProductSql(query)))
}
