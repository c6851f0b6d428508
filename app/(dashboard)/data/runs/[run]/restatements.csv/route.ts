import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { answerCsv } from '@/app/_answers/answer-table'
import { TundishError } from '@/lib/errors'
import { formatCsv } from '@/lib/format/sheet/format-csv'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { columnOf } from '@/lib/funnel/steps'
import { getRun, getRunToCompare } from '@/lib/store/runs/pipeline-runs'
import { listRestatements, MOST_RESTATEMENTS, type Restatement } from '@/lib/store/runs/restatements'

const HEADER = [
  'day',
  'product',
  ...PRODUCT_FUNNEL.steps.map(columnOf).flatMap((step) => [`${step}_before`, `${step}_after`]),
]

type Context = RouteContext<'/data/runs/[run]/restatements.csv'>

/** Days and products whose counts moved between the end of one run (`since`; by default the one before) and of this. */
export const GET = answering(async (request: Request, { params }: Context) => {
  const db = await requireDb('viewer')
  const run = await getRun(db, (await params).run)
  if (!run?.finishedAt) throw new TundishError('unknown_run', 'There is no such run, or it is under way.')
  const since = new URL(request.url).searchParams.get('since')
  const other = await getRunToCompare(db, run, since)
  if (!other?.finishedAt) throw new TundishError('unknown_run', 'There is no such run to compare with.')
  const { rows } = await listRestatements(db, other.finishedAt, run.finishedAt, MOST_RESTATEMENTS)
  return answerCsv(formatCsv(HEADER, rows.map(toCells)), `restatements-${run.id}`)
})

/** An empty product is the whole shop. */
function toCells(row: Restatement): (string | number | null)[] {
  const counts = PRODUCT_FUNNEL.steps.flatMap((_, place) => [row.before[place] ?? 0, row.after[place] ?? 0])
  return [row.day, row.product, ...counts]
}
