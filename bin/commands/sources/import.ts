import { type Command, Option } from 'commander'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { formatCount } from '@/lib/format/format-number'
import { isImportFormat, parseImportFormat } from '@/lib/ingest/formats/registry'
import { parseCompleteTables } from '@/lib/ingest/tables/complete-tables'
import { runImport } from '@/lib/ingest/tables/run-import'
import { formatSummary } from '../../format-summary'
import { onDb } from '../../open-database'
import { withProgressBar } from '../../progress-bar'
import type { Output } from '../../write-text'
import { type ImportFilesCommand, importFilesCommand } from './import-files'

type Io = Output & Readonly<{ stdout: NodeJS.WriteStream }>

type Options = Omit<ImportFilesCommand, 'files'> & Readonly<{ complete?: string }>

export function addImportCommand(program: Command, io: Io): void {
  program
    .command('import')
    .description('store files of any layout, or the seven tables of a Greenery shop, and refresh')
    .argument('<files...>', 'files, packed or not; or greenery and the folder of its seven CSV tables')
    .option('--zone <zone>', 'of times that are written without one, such as Europe/Berlin')
    .option('--mapping <file>', 'what its fields mean, as --preview --format json prints it')
    .option('--preview', 'print what would be stored, and store nothing')
    .addOption(
      new Option('--format <format>', 'how to print a preview').choices(['table', 'json']).default('table'),
    )
    .option(
      '--complete <tables>',
      'of greenery: tables that have all there is, such as products,orders: what they lack is gone',
      (names: string, before?: string) => (before === undefined ? names : `${before},${names}`),
    )
    .option(
      '--yes',
      'ask nothing; go on where much is gone at once, or where ids of events seem to begin anew',
    )
    .action((files: string[], options: Options) =>
      onDb((db, env) => runImportCommand(db, files, options, env, io)),
    )
}

/** Two words of which the first names a format are a format and a folder. */
function runImportCommand(
  db: Db,
  files: readonly string[],
  { complete, ...options }: Options,
  env: Settings,
  io: Io,
): Promise<number> {
  const [format = '', folder] = files
  if (files.length === 2 && folder !== undefined && isImportFormat(format)) {
    const { yes } = options
    return importCommand(db, { format, folder, ...(complete && { complete }), ...(yes && { yes }) }, env, io)
  }
  return importFilesCommand(db, { files, ...options }, env, { ...io, stdin: process.stdin })
}

export type ImportCommand = Readonly<{
  format: string
  folder: string
  /** Names of complete tables with commas between them. */
  complete?: string
  /** Whatever must be confirmed is. */
  yes?: boolean
}>

type Needed = Pick<Settings, 'timeZone' | 'firstDay' | 'repeatedIds'>

/** Imports a folder and prints what became of its rows. Exit code 0, or 2 when rows were rejected. */
export async function importCommand(
  db: Db,
  { format, folder, complete = '', yes = false }: ImportCommand,
  { timeZone, firstDay, repeatedIds }: Needed,
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
