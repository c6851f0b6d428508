import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { answerCsv } from '@/app/_answers/answer-table'
import { askSettings } from '@/app/_answers/read-request-settings'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatCsv } from '@/lib/format/sheet/format-csv'
import { RECONCILED_UNITS } from '@/lib/ingest/reconcile/totals'
import { readUpload } from '@/lib/ingest/upload/upload-folder'
import { reconcileUpload } from '@/lib/ingest/upload/upload-totals'

const HEADER = ['day', 'step', 'file', 'stored', 'difference', 'why'] as const

type Context = RouteContext<'/data/sources/totals/[upload]/totals.csv'>

/** What a table says against what is stored: all days of each step, then the days that differ. `file` is its number among those sent. */
export const GET = answering(async (request: Request, { params }: Context) => {
  const db = await requireDb('editor')
  const upload = await readUpload(getEnv().dataDir, (await params).upload)
  const asked = new URL(request.url).searchParams
  const number = Number(asked.get('file') ?? 0)
  if (!upload?.files[number])
    throw new TundishError('unknown_run', 'This table is not here any more; send it again.')
  const unit = RECONCILED_UNITS.find((one) => one === asked.get('unit')) ?? null
  const { rows } = await reconcileUpload(db, upload, number, { ...(await askSettings()), unit })
  const cells = rows.map((row) => HEADER.map((name) => row[name] ?? 'all days'))
  return answerCsv(formatCsv(HEADER, cells), 'totals')
})
