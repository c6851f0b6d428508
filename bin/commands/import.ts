import type { Db } from '@/lib/db'
import type { Env } from '@/lib/env'
import { formatCount } from '@/lib/format/format-number'
import { parseCompleteTables } from '@/lib/ingest/complete-tables'
import { sayBeside } from '@/lib/ingest/file-counts'
import { parseImportFormat } from '@/lib/ingest/formats/registry'
import { type ImportSummary, runImport } from '@/lib/ingest/run-import'
import { formatTerminalTable } from '../format-terminal-table'
import { withProgressBar } from '../progress-bar'
import type { Output } from '../write-text'

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
  { stdout }: Output,
): Promise<number> {
  const summary = await withProgressBar((show) =>
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

const COUNTS = ['read', 'stored', 'corrected', 'repeated', 'rejected'] as const

function formatSummary({ files, total, demoRemoved, refreshedSessions }: ImportSummary): string {
  const table = formatTerminalTable({
    columns: [{ name: 'file', kind: 'text' }, ...COUNTS.map((name) => ({ name, kind: 'count' }) as const)],
    rows: [...files, total].map((counts) => [counts.file, ...COUNTS.map((name) => counts[name])]),
  })
  const demo = demoRemoved ? 'The demo shop was removed first: demo and real rows never mix.\n' : ''
  const rejects = total.rejected > 0 ? `${sayRejected(total.rejected)}: npm run -s tundish -- rejects\n` : ''
  const beside = files.flatMap(sayBeside).map((sentence) => `${sentence}\n`)
  return `${demo}${table}${beside.join('')}${rejects}Refreshed ${formatCount(refreshedSessions)} sessions.\n`
}

function sayRejected(rows: number): string {
  if (rows === 1) return '1 row was rejected and kept with its reason'
  return `${formatCount(rows)} rows were rejected and kept with their reasons`
}
