import type { Db } from '@/lib/db'
import type { Env } from '@/lib/env'
import { formatCount } from '@/lib/format/format-number'
import { parseCompleteTables } from '@/lib/ingest/complete-tables'
import { parseImportFormat } from '@/lib/ingest/formats/registry'
import { runImport } from '@/lib/ingest/run-import'
import { formatSummary } from '../format-summary'
import { withProgressBar } from '../progress-bar'

type Io = Readonly<{ stdout: NodeJS.WritableStream; stderr: NodeJS.WriteStream }>

export type ImportCommand = Readonly<{
  format: string
  folder: string
  /** Names of complete tables with commas between them. */
  complete?: string
  /** Whatever must be confirmed is. */
  yes?: boolean
}>

type Settings = Pick<Env, 'timeZone' | 'firstDay' | 'repeatedIds'>

/** Imports a folder and prints what became of its rows. Exit code 0, or 2 when rows were rejected. */
export async function importCommand(
  db: Db,
  { format, folder, complete = '', yes = false }: ImportCommand,
  { timeZone, firstDay, repeatedIds }: Settings,
  { stdout, stderr }: Io,
): Promise<number> {
  const summary = await withProgressBar(stderr, (show) =>
    runImport(db, {
      format: parseImportFormat(format),
      folder,
      timeZone,
      firstDay,
      complete: parseCompleteTables(complete.split(',')),
      acceptGone: yes,
      acceptRepeatedIds: yes || repeatedIds === 'accept',
      onProgress: ({ file, bytesRead, bytesTotal, rows }) =>
        show(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, `${file}, ${formatCount(rows)} rows`),
    }),
  )
  stdout.write(formatSummary(summary))
  return summary.total.rejected > 0 ? 2 : 0
}
