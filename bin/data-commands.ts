import type { Command } from 'commander'
import { getEnv } from '@/lib/env'
import { writeExposures } from '@/lib/exposures/write-exposures'
import { CHANNEL_NAMES } from '@/lib/forms/alert'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import { OPEN_ALERTS, testAlertsCommand } from './commands/alerts'
import { checkDbtFiles, HELD_FILES, loadDbtCommand, removeDbtCommand } from './commands/dbt'
import { LAST_RUNS, pipelineRunCommand, showRunCommand } from './commands/pipeline'
import { onDb, withDb } from './open-database'
import { addList, printList } from './print-list'
import { checkOutput, type OutputOptions, writeOutput } from './write-output'

// The commands of what keeps the numbers fresh, and of what stands before and after them.

type Io = Readonly<{ stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream }>

export function addPipelineCommands(program: Command, io: Io): void {
  const pipeline = program
    .command('pipeline')
    .description('import, snapshot, refresh, test and docs, in one run')
  pipeline
    .command('run')
    .description('run it now; the server does so by its schedule')
    .option('--select <step...>', `only these steps, of ${PIPELINE_STEP_NAMES.join(', ')}`, [])
    .action(({ select }: { select: string[] }) => onDb((db, env) => pipelineRunCommand(db, select, env, io)))
  pipeline
    .command('runs')
    .description('print the last runs')
    .action(() => onDb((db) => printList(db, LAST_RUNS, 'table', io)))
  pipeline
    .command('show')
    .description('print a run with its steps and their log')
    .argument('[run]', 'its number', 'last')
    .action((run: string) => onDb((db) => showRunCommand(db, run, io)))
}

export function addAlertCommands(program: Command, io: Io): void {
  const alerts = program.command('alerts').description('what is wrong, and who is told')
  addList(alerts, 'print those that are open', OPEN_ALERTS, io)
  alerts
    .command('test')
    .description('send a test, and print what is answered')
    .option('--channel <channel>', `one of ${CHANNEL_NAMES.join(', ')}; without it all that are set up`)
    .action(({ channel }: { channel?: string }) => onDb((db, env) => testAlertsCommand(db, channel, env, io)))
}

type ExposuresOptions = OutputOptions & Readonly<{ project?: string; withoutSources?: boolean }>

/** dbt, and the exposures that are written for it. */
export function addDbtCommands(program: Command, io: Io): void {
  program
    .command('exposures')
    .description('print pages and saved reports as dbt reads them, in YAML')
    .option('--project <project>', 'the dbt project that it is for; needed where several are known')
    .option(
      '--without-sources',
      'leave out our tables, which the project declares as the source tundish itself',
    )
    .option('--output <file>', 'write it to a file instead')
    .option('--force', 'write over a file that is there already')
    .action(async ({ project, withoutSources, ...where }: ExposuresOptions) => {
      checkOutput(where, true, io.stdout)
      const asked = { project: project ?? null, hasSources: withoutSources !== true, seesAddresses: true }
      const text = await withDb(getEnv(), (db) => writeExposures(db, getEnv(), asked))
      await writeOutput(text, where, io.stdout)
    })

  const dbt = program.command('dbt').description('what is known of dbt projects upstream')
  dbt
    .command('list', { isDefault: true })
    .description('print the files that are held')
    .action(() => onDb((db) => printList(db, HELD_FILES, 'table', io)))
  dbt
    .command('load')
    .description("load a project's manifest.json, then its run_results.json and sources.json")
    .argument('<files...>', 'files of its target folder')
    .action(async (files: string[]) => {
      await checkDbtFiles(files)
      await onDb((db) => loadDbtCommand(db, files, io))
    })
  dbt
    .command('remove')
    .description('forget the files of a project')
    .argument('<project>', 'its name')
    .action((project: string) => onDb((db) => removeDbtCommand(db, project, io)))
}
