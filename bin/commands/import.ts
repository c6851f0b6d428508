import type { Db } from '@/lib/db'
import { formatCount } from '@/lib/format/format-number'
import { parseImportFormat } from '@/lib/ingest/formats/registry'
import { type ImportSummary, runImport } from '@/lib/ingest/run-import'
import { formatTerminalTable } from '../format-terminal-table'
import { openProgressBar } from '../progress-bar'

type Io = Readonly<{ stdout: NodeJS.WritableStream; stderr: NodeJS.WriteStream }>

/** Imports a folder and prints what became of its rows. Exit code 0, or 2 when rows were rejected. */
export async function importCommand(
  db: Db,
  { format, folder, timeZone }: Readonly<{ format: string; folder: string; timeZone: string }>,
  { stdout, stderr }: Io,
): Promise<number> {
  const bar = openProgressBar(stderr)
  try {
    const summary = await runImport(db, {
      format: parseImportFormat(format),
      folder,
      timeZone,
      onProgress: ({ file, bytesRead, bytesTotal, rows }) =>
        bar.show(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, `${file}, ${formatCount(rows)} rows`),
    })
    bar.clear()
    stdout.write(formatSummary(summary))
    return summary.total.rejected > 0 ? 2 : 0
  } finally {
    bar.clear()
  }
}

function formatSummary({ files, total, demoRemoved, refreshedSessions }: ImportSummary): string {
  const table = formatTerminalTable({
    columns: [
      { name: 'file', kind: 'text' },
      ...(['read', 'stored', 'repeated', 'rejected'] as const).map((name) => ({
        name,
        kind: 'count' as const,
      })),
    ],
    rows: [...files, total].map(({ file, read, stored, repeated, rejected }) => [
      file,
      read,
      stored,
      repeated,
      rejected,
    ]),
  })
  const demo = demoRemoved ? 'The demo shop was removed first: demo and real rows never mix.\n' : ''
  const rejects = total.rejected > 0 ? `${sayRejected(total.rejected)}: npm run -s tundish -- rejects\n` : ''
  return `${demo}${table}${rejects}Refreshed ${formatCount(refreshedSessions)} sessions.\n`
}

function sayRejected(rows: number): string {
  if (rows === 1) return '1 row was rejected and kept with its reason'
  return `${formatCount(rows)} rows were rejected and kept with their reasons`
}
