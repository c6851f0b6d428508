import { requireDb } from '@/app/_access/visitor'
import { answering } from '@/app/_answers/answer-error'
import { streamCsv } from '@/app/_answers/stream-csv'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { formatCsvRows } from '@/lib/format/sheet/format-csv'
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
  return streamCsv(`refused-${found.id}`, HEADER, readLines(listRejects(db, BigInt(found.id))))
})

async function* readLines(pages: ReturnType<typeof listRejects>) {
  const { dataDir } = getEnv()
  for await (const page of pages) {
    const files = await nameUploads(
      dataDir,
      page.map(({ file }) => file),
    )
    yield formatCsvRows(
      page.map(({ file, line, reason, row }, index) => [files[index] ?? file, line, reason, row]),
    )
  }
}
