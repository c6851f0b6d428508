import { Command, Option } from 'commander'
import { toKnownError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import { type Env, getEnv } from '@/lib/env'
import { ANNOTATION_KIND_NAMES, LONGEST_TITLE } from '@/lib/forms/annotation'
import { ROLE_NAMES } from '@/lib/forms/role'
import { isImportFormat } from '@/lib/ingest/formats/registry'
import { PARAMETER_NAMES, PARAMETERS } from '@/lib/query/parameters'
import { toRequestSettings } from '@/lib/query/request-settings'
import { runRefresh, sayRebuilt } from '@/lib/refresh/run-refresh'
import { REPORT_NAMES } from '@/lib/reports/registry'
import { ANNOTATIONS, addAnnotationCommand } from './commands/annotations'
import { demoCommand } from './commands/demo'
import { freezeSavedReportCommand } from './commands/freeze-saved-report'
import { importCommand } from './commands/import'
import { type ImportFilesCommand, importFilesCommand } from './commands/import-files'
import { disableCommand, inviteCommand, MEMBERS, passwordCommand, roleCommand } from './commands/members'
import { rejectsCommand } from './commands/rejects'
import { parseReportCommand, runReportCommand } from './commands/report'
import { SAVED_REPORTS, showSavedReportCommand } from './commands/show-saved-report'
import { addAlertCommands, addDbtCommands, addPipelineCommands } from './data-commands'
import { onDb, withDb } from './open-database'
import { addList, formatOption, type ListFormat } from './print-list'
import { checkOutput, type OutputOptions, writeOutput } from './write-output'
import { OutputEnded, watchOutput } from './write-text'

// The command line. Exit codes: 0 done, 1 refused or failed, 2 done, but some rows were rejected, 3 a run is under way.

const io = { stdout: process.stdout, stderr: process.stderr }
watchOutput(io)

const program = new Command('tundish')
  .description('Product funnels from raw shop events.')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'tundish: ')) })
  .showHelpAfterError('(--help lists what there is)')

const report = program
  .command('report')
  .description('print a report; without a range, over all time')
  .argument('<name>', `one of ${REPORT_NAMES.join(', ')}`)
for (const name of PARAMETER_NAMES) report.option(`--${name} <value>`, PARAMETERS[name].must)
report
  .addOption(new Option('--format <format>', 'table, csv, json or xlsx').default('table'))
  .option('--output <file>', 'write it to a file instead')
  .option('--force', 'write over a file that is there already')
  .action(async (name: string, { output, force, ...options }: Record<string, string> & OutputOptions) => {
    const asked = parseReportCommand(name, options, toRequestSettings(getEnv(), new Date()))
    const where = { ...(output !== undefined && { output }), ...(force && { force }) }
    checkOutput(where, asked.format !== 'xlsx', process.stdout)
    const { content, warning } = await withDb(getEnv(), (db) => runReportCommand(db, asked))
    await writeOutput(content, where, process.stdout)
    process.stderr.write(warning)
  })

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
  .option('--yes', 'ask nothing; go on where much is gone at once, or where ids of events seem to begin anew')
  .action((files: string[], options: ImportOptions) =>
    onDb((db, env) => runImportCommand(db, files, options, env)),
  )

type ImportOptions = Omit<ImportFilesCommand, 'files'> & Readonly<{ complete?: string }>

/** Two words of which the first names a format are a format and a folder. */
function runImportCommand(
  db: Db,
  files: readonly string[],
  { complete, ...options }: ImportOptions,
  env: Env,
) {
  const [format = '', folder] = files
  if (files.length === 2 && folder !== undefined && isImportFormat(format)) {
    const { yes } = options
    return importCommand(db, { format, folder, ...(complete && { complete }), ...(yes && { yes }) }, env, io)
  }
  return importFilesCommand(db, { files, ...options }, env, { ...io, stdin: process.stdin })
}

program
  .command('rejects')
  .description('print the rows that imports could not take, with the reason')
  .option('--import <id>', 'only those of one import')
  .addOption(formatOption())
  .action(({ format, import: importId }: { import?: string; format: ListFormat }) =>
    onDb((db) => rejectsCommand(db, { format, ...(importId !== undefined && { importId }) }, io)),
  )

program
  .command('refresh')
  .description('bring the materialized funnel up to date with what was stored')
  .option('--full', 'rebuild all of it from the raw events')
  .action(async ({ full = false }: { full?: boolean }) => {
    const { timeZone } = getEnv()
    const result = await withDb(getEnv(), (db) => runRefresh(db, { timeZone, full }))
    const why = sayRebuilt(result, timeZone)
    process.stdout.write(
      `Refreshed ${result.sessions.toLocaleString('en')} sessions.${why ? ` ${why}` : ''}\n`,
    )
  })

addPipelineCommands(program, io)
addAlertCommands(program, io)
addDbtCommands(program, io)

const annotations = program
  .command('annotations')
  .description('what happened on a day: releases, outages, ...')
addList(annotations, 'print them', ANNOTATIONS, io)
annotations
  .command('add')
  .description('add one, as a script that ships a release would')
  .requiredOption('--day <day>', 'the day, as YYYY-MM-DD')
  .requiredOption('--title <title>', `what happened, 1 to ${LONGEST_TITLE} characters`)
  .option('--kind <kind>', `one of ${ANNOTATION_KIND_NAMES.join(', ')}`, 'release')
  .action((options: Record<string, string>) => onDb((db) => addAnnotationCommand(db, options, io)))

const reports = program.command('reports').description('saved reports')
addList(reports, 'print them, last changed first', SAVED_REPORTS, io)
reports
  .command('show')
  .description('print the tables of one, with the numbers of now')
  .argument('<id>', 'its number in the list')
  .option('--table <table>', 'only this one')
  .addOption(formatOption('how to print it'))
  .action((id: string, options: { table?: string; format: ListFormat }) =>
    onDb((db, env) => showSavedReportCommand(db, { id, ...options }, env, io)),
  )
reports
  .command('freeze')
  .description('keep what one shows now, and print a link to it')
  .argument('<id>', 'its number in the list')
  .option('--url <url>', 'where the server is reached', serverUrl())
  .action((id: string, { url }: { url: string }) =>
    onDb((db, env) => freezeSavedReportCommand(db, { id, url }, env, io)),
  )

const members = program.command('members').description('who signs in, and what they may do')
addList(members, 'print them', MEMBERS, io)
members
  .command('invite')
  .description('print a link with which somebody becomes a member')
  .argument('<email>')
  .option('--role <role>', `one of ${ROLE_NAMES.join(', ')}`, 'viewer')
  .option('--url <url>', 'where the server is reached', serverUrl())
  .action((email: string, { role, url }: { role: string; url: string }) =>
    onDb((db) => inviteCommand(db, { email, role }, { url }, io)),
  )
members
  .command('password')
  .description('print a link with which a member chooses a new password')
  .argument('<email>')
  .option('--url <url>', 'where the server is reached', serverUrl())
  .action((email: string, { url }: { url: string }) => onDb((db) => passwordCommand(db, email, { url }, io)))
members
  .command('role')
  .description('change what a member may do')
  .argument('<email>')
  .argument('<role>', `one of ${ROLE_NAMES.join(', ')}`)
  .action((email: string, role: string) => onDb((db) => roleCommand(db, email, role, io)))
for (const action of ['disable', 'enable'] as const) {
  members
    .command(action)
    .description(action === 'disable' ? 'sign a member out and keep them out' : 'let them in again')
    .argument('<email>')
    .action((email: string) => onDb((db) => disableCommand(db, email, action === 'disable', io)))
}

const demo = program.command('demo').description('the generated demo shop')
for (const action of ['load', 'remove'] as const) {
  demo
    .command(action)
    .description(action === 'load' ? 'load it into an empty database' : 'take it away')
    .action(() => onDb((db, { timeZone }) => demoCommand(db, { action, timeZone, now: new Date() }, io)))
}

/** What links begin with, unless told otherwise. A broken setting is told when the command runs. */
function serverUrl(): string {
  return `http://localhost:${process.env.PORT || 3000}`
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof OutputEnded)) tellError(error)
}

function tellError(error: unknown): void {
  const known = toKnownError(error)
  process.stderr.write(known ? `tundish: ${known.message}\n` : `tundish: this is a fault of ours:\n`)
  if (!known) console.error(error)
  process.exitCode = 1
}
