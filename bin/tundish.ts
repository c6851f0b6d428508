import { Command, Option } from 'commander'
import { toKnownError } from '@/lib/database-error'
import { getEnv, parseEnv, type Settings } from '@/lib/env'
import { PARAMETER_NAMES, PARAMETERS } from '@/lib/query/request/parameters'
import { toRequestSettings } from '@/lib/query/request/request'
import { runRefresh, sayRebuilt } from '@/lib/refresh/run-refresh'
import { REPORT_NAMES } from '@/lib/reports/registry'
import { readSettings } from '@/lib/settings'
import { addAlertCommands } from './commands/alerts'
import { addAnnotationCommands } from './commands/annotations'
import { addClusterCommands } from './commands/cluster'
import { addDbtCommands } from './commands/dbt'
import { demoCommand } from './commands/demo'
import { addExposuresCommand } from './commands/exposures'
import { freezeSavedReportCommand } from './commands/freeze-saved-report'
import { addFunnelCommands } from './commands/funnels'
import { addMemberCommands } from './commands/members'
import { addPipelineCommands } from './commands/pipeline'
import { parseReportCommand, runReportCommand } from './commands/report'
import { addSegmentCommands } from './commands/segments'
import { addSettingsCommands } from './commands/settings'
import { SAVED_REPORTS, showSavedReportCommand } from './commands/show-saved-report'
import { addEraseCommand } from './commands/sources/erase'
import { addImportCommand } from './commands/sources/import'
import { addImportsCommands } from './commands/sources/imports'
import { addKeyCommands } from './commands/sources/keys'
import { addReconcileCommand } from './commands/sources/reconcile'
import { addRejectsCommands } from './commands/sources/rejects'
import { addSourceCommands } from './commands/sources/sources'
import { onDb, serverUrl, withDb } from './open-database'
import { addList, formatOption, type ListFormat } from './print-list'
import { checkOutput, type OutputOptions, writeOutput } from './write-output'
import { OutputEnded, watchOutput } from './write-text'

// The command line. Exit codes: 0 done, 1 refused or failed, 2 done, but some rows were rejected, 3 a run is under way.

const io = { stdout: process.stdout, stderr: process.stderr, stdin: process.stdin }
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
    const parse = (settings: Settings) =>
      parseReportCommand(name, options, toRequestSettings(settings, new Date()))
    const { format } = parse(parseEnv(process.env))
    const where = { ...(output !== undefined && { output }), ...(force && { force }) }
    checkOutput(where, format !== 'xlsx', process.stdout)
    const { content, warning } = await withDb(getEnv(), async (db) =>
      runReportCommand(db, parse(await readSettings(db))),
    )
    await writeOutput(content, where, process.stdout)
    process.stderr.write(warning)
  })

addImportCommand(program, io)
addSourceCommands(program, io)
addKeyCommands(program, io)

addImportsCommands(program, io)
addRejectsCommands(program, io)
addEraseCommand(program, io)
addReconcileCommand(program, io)
addFunnelCommands(program, io)
addSegmentCommands(program, io)

program
  .command('refresh')
  .description('bring the materialized funnel up to date with what was stored')
  .option('--full', 'rebuild all of it from the raw events')
  .action(({ full = false }: { full?: boolean }) =>
    onDb(async (db, { timeZone, idleMinutes }) => {
      const result = await runRefresh(db, {
        timeZone,
        idleMinutes,
        full,
        tell: (line) => process.stderr.write(`${line}\n`),
      })
      const why = sayRebuilt(result, timeZone)
      return `Refreshed ${result.sessions.toLocaleString('en')} sessions.${why ? ` ${why}` : ''}\n`
    }),
  )

addPipelineCommands(program, io)
addAlertCommands(program, io)
addExposuresCommand(program, io)
addDbtCommands(program, io)

addAnnotationCommands(program, io)

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
    onDb((db, env) => freezeSavedReportCommand(db, { id, url }, env)),
  )

addSettingsCommands(program, io)
addMemberCommands(program, io)
addClusterCommands(program, io)

const demo = program.command('demo').description('the generated demo shop')
for (const action of ['load', 'remove'] as const) {
  demo
    .command(action)
    .description(action === 'load' ? 'load it into an empty database' : 'take it away')
    .action(() => onDb((db, { timeZone }) => demoCommand(db, { action, timeZone })))
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
