import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMetricNames } from '@/lib/query/metric'
import { type Side, toSides } from '@/lib/query/sides'
import { ratio } from '@/lib/stats/ratio'
import { getCategory, requireScope } from '@/lib/store/products'
import { FUNNEL_MODELS } from '../funnel/funnel-report'
import { type AskAnother, type Asked, defineReport } from '../report'
import { type Column, toColumns, toEnds, toRecords, toReportTable } from '../report-table'
import { askLikeness } from '../usual/ask-likeness'
import { type SegmentsLine, type SegmentsResult, toSegmentsResult } from './segments-result'
import { type SegmentsRow, segmentsSql } from './segments-sql'

const COLUMNS: readonly Column<SegmentsLine>[] = [
  ...toColumns<SegmentsLine>('text', 'rate'),
  { name: 'part', kind: 'count', value: ({ one }) => one.part },
  { name: 'whole', kind: 'count', value: ({ one }) => one.whole },
  { name: 'share', kind: 'share', value: ({ one }) => ratio(one.part, one.whole) },
  { name: 'against_part', kind: 'count', value: ({ other }) => other.part },
  { name: 'against_whole', kind: 'count', value: ({ other }) => other.whole },
  { name: 'against_share', kind: 'share', value: ({ other }) => ratio(other.part, other.whole) },
  { name: 'on_both_sides', kind: 'count', value: ({ both }) => both },
  { name: 'difference', kind: 'points', value: ({ change }) => change?.difference ?? null },
  ...toEnds<SegmentsLine>('difference', 'points', ({ change }) => change?.interval),
  { name: 'verdict', kind: 'text', value: ({ change }) => change?.verdict ?? null },
  { name: 'more_needed', kind: 'count', value: ({ change }) => change?.moreNeeded ?? null },
  { name: 'each_needed', kind: 'count', value: ({ change }) => change?.eachNeeded ?? null },
]

type Reached = Readonly<{ step: string; count: number; against: number; both: number }>

const REACHED: readonly Column<Reached>[] = [
  ...toColumns<Reached>('text', 'step'),
  ...toColumns<Reached>('count', 'count', 'against'),
  { name: 'on_both_sides', kind: 'count', value: ({ both }) => both },
]

/** A row a rate; null, which has no rows, where there is nothing to hold it against. */
export const SEGMENTS = defineReport({
  name: 'segments',
  title: 'Two segments side by side',
  question: 'Does a segment convert otherwise than another, or than all others?',
  reads: [...FUNNEL_MODELS, 'counted_category'],
  takes: ['against', 'smallestChange'],
  rates: { over: 'units', of: ({ query }) => listMetricNames(query, ['rate']) },
  run: runSegments,
  toTable: (result) => toReportTable(COLUMNS, result?.lines ?? []),
  toJson: (result) => ({
    against: result?.against ?? null,
    against_category: result?.category ?? null,
    smallest_change: result?.smallestChange ?? null,
    rows: toRecords(toReportTable(COLUMNS, result?.lines ?? [])),
    steps: toRecords(toReportTable(REACHED, result ? listReached(result) : [])),
  }),
})

function listReached({ query, reached }: SegmentsResult): readonly Reached[] {
  return funnelOf(query).steps.map(({ key: step }, place) => ({
    step,
    count: reached.one[place] ?? 0,
    against: reached.other[place] ?? 0,
    both: reached.both[place] ?? 0,
  }))
}

/** Throws `unknown_product`, and `unknown_category` where the product has none. */
async function runSegments(
  db: Db,
  { query, against, smallestChange }: Asked<'against' | 'smallestChange'>,
  ask: AskAnother,
): Promise<SegmentsResult | null> {
  await requireScope(db, query.scope)
  const sides = toSides(query, against)
  if (!sides) return null
  const category = await findCategory(db, sides.other)
  const other = category === null ? sides.other : ofCategory(sides.other, category)
  const [rows, ...likeness] = await Promise.all([
    db.$queryRaw<SegmentsRow[]>(segmentsSql({ ...sides, other })),
    askLikeness(ask, query),
    askLikeness(ask, other.query),
  ])
  const about = { query, against: sides.against, category, smallestChange }
  return toSegmentsResult(
    about,
    rows,
    likeness.filter((known) => known !== null),
  )
}

/** The category of the product that is left out of a side; null where none is. */
async function findCategory(db: Db, { without: { product } }: Side): Promise<string | null> {
  if (product === undefined) return null
  const category = await getCategory(db, product)
  if (category !== null) return category
  const sentence = 'This product has no category, so there are no other products of it.'
  throw new TundishError('unknown_category', sentence)
}

function ofCategory({ query, without }: Side, category: string): Side {
  return { query: Object.freeze({ ...query, scope: Object.freeze({ ...query.scope, category }) }), without }
}
