import type { Command } from 'commander'
import { type AlertsRun, runAlertsNow } from '@/lib/alerts/run-alerts'
import { toKnownError } from '@/lib/database-error'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { TundishError, toErrorText } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { PIPELINE_STEP_NAMES, type PipelineStepName, parsePipelineStepName } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { type Column, toReportTable } from '@/lib/reports/report-table'
import { getRun, listRuns, type PipelineRun, type StepRun } from '@/lib/store/runs/pipeline-runs'
import { formatTerminalTable } from '../format-terminal-table'
import { onDb } from '../open-database'
import { type Listing, printList } from '../print-list'
import type { Io } from '../write-text'

const RUNS_LISTED = 20

const COLUMNS: readonly Column<StepRun>[] = [
  { name: 'step', kind: 'text', value: ({ name }) => name },
  { name: 'state', kind: 'text', value: ({ state }) => state },
  { name: 'rows', kind: 'count', value: ({ rows }) => rows },
  { name: 'seconds', kind: 'seconds', value: toSeconds },
  { name: 'message', kind: 'text', value: ({ message }) => message ?? '' },
]

export function addPipelineCommands(program: Command, io: Io): void {
  const pipeline = program
    .command('pipeline')
    .description('import, snapshot, refresh, test and docs, in one run')
  pipeline
    .command('run')
    .description('run it now; the server does so by its schedule')
    .option('--select <step...>', `only these steps, of ${PIPELINE_STEP_NAMES.join(', ')}`, [])
    .option('--full-tests', 'let the tests look at everything, not only at what changed', false)
    .action(({ select, fullTests }: { select: string[]; fullTests: boolean }) =>
      onDb((db, env) => pipelineRunCommand(db, { select, fullTests }, env, io)),
    )
  pipeline
    .command('runs')
    .description('print the last runs')
    .action(() => onDb((db) => printList(db, LAST_RUNS, 'table', io)))
  pipeline
    .command('show')
    .description('print a run with its steps and their log')
    .argument('[run]', 'its number', 'last')
    .action((run: string) => onDb((db) => showRunCommand(db, run)))
}

/** Which steps were asked for, in the order of the pipeline; none named: all. Throws `bad_parameter`. */
function parseSelected(given: readonly string[]): readonly PipelineStepName[] {
  for (const text of given) {
    if (parsePipelineStepName(text)) continue
    const sentence = `There is no step ${quote(text)}; there are ${PIPELINE_STEP_NAMES.join(', ')}.`
    throw new TundishError('bad_parameter', sentence)
  }
  return given.length === 0 ? PIPELINE_STEP_NAMES : PIPELINE_STEP_NAMES.filter((name) => given.includes(name))
}

/**
 * Runs the pipeline, prints what each step came to, and tells whoever is to be told of it. Exit code 0 where all passed,
 * warnings too; 1 where one failed or was interrupted; 3 where another run is under way. Alerts that cannot be looked at
 * or delivered change nothing about it.
 */
export async function pipelineRunCommand(
  db: Db,
  { select, fullTests = false }: Readonly<{ select: readonly string[]; fullTests?: boolean }>,
  settings: Settings,
  { stdout, stderr }: Io,
): Promise<number> {
  const steps = parseSelected(select)
  try {
    const asked = {
      steps,
      fullTests,
      trigger: 'command',
      askedBy: 'the command line',
      scheduledFor: null,
    } as const
    const run = await runPipeline(db, asked, settings)
    if (!run) return 0
    stdout.write(formatRun(run))
    await tell(db, settings, { stdout, stderr })
    return run.state === 'passed' || run.state === 'warned' ? 0 : 1
  } catch (error) {
    if (!(error instanceof TundishError) || error.code !== 'busy') throw error
    stderr.write(`tundish: ${error.message}\n`)
    return 3
  }
}

/** How the run ended does not depend on it. */
async function tell(db: Db, settings: Settings, { stdout, stderr }: Io): Promise<void> {
  try {
    stdout.write(formatAlerts(await runAlertsNow(db, settings)))
  } catch (error) {
    const why = toErrorText(toKnownError(error) ?? error)
    stderr.write(`tundish: The alerts were not looked at: ${why}\n`)
  }
}

/** The last runs, the newest first. */
export const LAST_RUNS: Listing<PipelineRun> = {
  columns: [
    { name: 'run', kind: 'text', value: ({ id }) => id },
    { name: 'started', kind: 'text', value: ({ startedAt }) => startedAt.toISOString() },
    { name: 'state', kind: 'text', value: ({ state }) => state },
    { name: 'seconds', kind: 'seconds', value: toSeconds },
    { name: 'asked by', kind: 'text', value: ({ askedBy }) => askedBy },
    { name: 'steps', kind: 'text', value: ({ steps }) => steps.map(sayStep).join(', ') },
  ],
  read: (db) => listRuns(db, RUNS_LISTED),
  none: 'Nothing has run yet.',
}

/** A run step by step, with its log; `last` is the newest. Throws `unknown_run`. */
export async function showRunCommand(db: Db, id: string): Promise<string> {
  const run = id === 'last' ? (await listRuns(db, 1))[0] : await getRun(db, id)
  if (!run) throw new TundishError('unknown_run', `There is no run ${quote(id)}; "pipeline runs" lists them.`)
  return formatRun(run)
}

function sayStep({ name, state }: StepRun): string {
  return state === 'passed' ? name : `${name} ${state}`
}

/** A run step by step, with its log. */
export function formatRun({ id, state, steps }: PipelineRun): string {
  const lines = steps.flatMap(({ log }) => log.map((line) => `  ${line}\n`))
  return `${formatTerminalTable(toReportTable(COLUMNS, steps))}${lines.join('')}Run ${id} ${state}.\n`
}

/** Nothing where there was nothing to tell. */
function formatAlerts({ told, delivered, failed }: AlertsRun): string {
  const facts = Object.entries({
    ...told,
    [delivered === 1 ? 'message delivered' : 'messages delivered']: delivered,
    'not delivered yet': failed,
  }).filter(([, count]) => count > 0)
  if (facts.length === 0) return ''
  return `Alerts: ${facts.map(([fact, count]) => `${count} ${fact}`).join(', ')}.\n`
}

function toSeconds({ startedAt, finishedAt }: Pick<StepRun, 'startedAt' | 'finishedAt'>): number | null {
  return startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : null
}
