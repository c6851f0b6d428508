import { formatCount } from '@/lib/format/format-number'
import { sayBeside } from '@/lib/ingest/file-counts'
import type { ImportSummary } from '@/lib/ingest/tables/run-import'
import { formatTerminalTable } from './format-terminal-table'

const COUNTS = ['read', 'stored', 'corrected', 'repeated', 'rejected'] as const

/** What became of the rows of an import, for the terminal. */
export function formatSummary({ files, total, demoRemoved, refreshedSessions }: ImportSummary): string {
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
