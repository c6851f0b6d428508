import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatCsv, formatCsvRows } from '@/lib/format/sheet/format-csv'
import { nameUploads } from '@/lib/ingest/upload/upload-names'
import { listRejects } from '@/lib/store/runs/imports'
import { getImport } from '@/lib/store/runs/source-imports'

const HEADER = ['file', 'line', 'reason', 'row']

type Context = RouteContext<'/data/sources/imports/[import]/rejects.csv'>

/** All rows that an import refused, as they came, streamed page by page. */
export const GET = answering(async (_: Request, { params }: Context) => {
  const db = await requireDb('editor')
  const found = await getImport(db, (await params).import)
  if (!found) throw new TundishError('unknown_run', 'There is no such import.')
  const { dataDir } = getEnv()
  const pages = listRejects(db, BigInt(found.id))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(encoder.encode(formatCsv(HEADER, []))),
    async pull(out) {
      const { value, done } = await pages.next()
      if (done) return out.close()
      const files = await nameUploads(
        dataDir,
        value.map(({ file }) => file),
      )
      const rows = value.map(({ file, line, reason, row }, index) => [
        files[index] ?? file,
        line,
        reason,
        row,
      ])
      out.enqueue(encoder.encode(formatCsvRows(rows)))
    },
    cancel: () => void pages.return(undefined),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="tundish-refused-${found.id}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
