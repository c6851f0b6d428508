import { type Command, Option } from 'commander'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { parseKeptText } from '@/lib/forms/parse-kept-text'
import type { Funnel } from '@/lib/funnel/definition'
import { sayFunnel } from '@/lib/funnel/say-funnel'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'
import { PARAMETERS } from '@/lib/query/request/parameters'
import { parseRequest, toRequestSettings } from '@/lib/query/request/request'
import { buildAttempts } from '@/lib/refresh/attempts/build-attempts'
import { listAttemptLines, toAttemptColumns } from '@/lib/reports/attempts/attempts-table'
import { runAttemptParts } from '@/lib/reports/attempts/run-attempts'
import { toColumns } from '@/lib/reports/report-table'
import {
  changeFunnel,
  createFunnel,
  listFunnels,
  requireFunnel,
  type SavedFunnel,
} from '@/lib/store/kept/funnels'
import { turnKept } from '@/lib/store/kept/kept-row'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { onDb } from '../open-database'
import { addList, formatOption, type ListFormat, type Listing, printPages } from '../print-list'
import { readJsonFile } from '../read-json-file'
import type { Output } from '../write-text'
import { checkFunnelsCommand } from './check-funnels'

const FUNNELS: Listing<SavedFunnel> = {
  columns: [
    ...toColumns<SavedFunnel>('text', 'id', 'name', 'owner'),
    { name: 'version', kind: 'count', value: ({ current }) => current.number },
    { name: 'counts', kind: 'text', value: ({ current }) => sayFunnel(current.definition) },
  ],
  read: listFunnels,
  none: 'There are no funnels beside the one that is built in.',
}

type Counted = Readonly<{ from?: string; to?: string; range?: string; by?: string; format: ListFormat }>

export function addFunnelCommands(program: Command, io: Output): void {
  const funnels = program.command('funnels').description('funnels of your own: saved, counted, tried')
  addList(funnels, 'print those that are saved', FUNNELS, io)
  funnels
    .command('show')
    .description('print what a funnel counts, as JSON that `save` takes')
    .argument('<id>', 'as the list has it')
    .action((id: string) =>
      onDb(
        async (db) =>
          `${JSON.stringify(toWrittenFunnel((await requireFunnel(db, id)).current.definition), null, 2)}\n`,
      ),
    )
  funnels
    .command('save')
    .description('save a funnel; with --id as the next version of that one')
    .argument('<file>', 'what it counts, as JSON: docs/funnels.md says how it is written')
    .option('--name <name>', 'what it is called; a new one needs one')
    .option('--description <text>', 'what it is for')
    .option('--id <id>', 'the funnel that it is a version of')
    .action(async (file: string, options: Saved) => {
      const definition = parseFunnel(await readJsonFile(file))
      await onDb(async (db, { timeZone }) => {
        const saved = await saveFunnel(db, definition, options)
        await buildAttempts(db, timeZone, (line) => process.stderr.write(`${line}\n`))
        return saved
      })
    })
  funnels
    .command('delete')
    .description('delete a funnel, or bring it back')
    .argument('<id>', 'as the list has it')
    .option('--undo', 'bring it back')
    .action((id: string, { undo = false }: { undo?: boolean }) =>
      onDb(async (db) => {
        await turnKept(db, COMMAND_LINE, 'funnel', { id, isDeleted: !undo })
        return undo ? `Funnel ${id} is back.\n` : `Funnel ${id} is deleted; --undo brings it back.\n`
      }),
    )
  addCount(funnels, io)
  funnels
    .command('check')
    .description(
      'try funnels with their events and what is right, on an empty database that is removed again',
    )
    .argument('<file>', 'cases as JSON: docs/funnels.md says how they are written')
    .action(async (file: string) => {
      process.exitCode = await checkFunnelsCommand(file, io)
    })
}

function addCount(funnels: Command, io: Output): void {
  funnels
    .command('count')
    .description('count the attempts at a funnel; without a range, over all time')
    .argument('<funnel>', 'the id of one that is saved, or a file with one')
    .option('--from <day>', PARAMETERS.from.must)
    .option('--to <day>', PARAMETERS.to.must)
    .option('--range <range>', PARAMETERS.range.must)
    .addOption(
      new Option(
        '--by <attribute>',
        'in parts, by what is known of their entry; product where those are counted',
      ),
    )
    .addOption(formatOption())
    .action(async (which: string, options: Counted) => {
      const given = /^\d+$/.test(which) ? null : parseFunnel(await readJsonFile(which))
      await onDb(async (db, env) => {
        const funnel = given ?? (await requireFunnel(db, which)).current.definition
        await countFunnel(db, funnel, options, env, io)
      })
    })
}

type Saved = Readonly<{ name?: string; description?: string; id?: string }>

async function saveFunnel(db: Db, definition: Funnel, { id, ...said }: Saved): Promise<string> {
  if (id === undefined) {
    const created = await createFunnel(db, COMMAND_LINE, parseKeptText('funnel', said), definition)
    return `Saved as funnel ${created}.\n`
  }
  const { name, description } = await requireFunnel(db, id)
  const text = parseKeptText('funnel', { name, description: description ?? '', ...said })
  await changeFunnel(db, COMMAND_LINE, id, { text, definition })
  const { current } = await requireFunnel(db, id)
  return `Funnel ${id} is at version ${current.number}.\n`
}

async function countFunnel(
  db: Db,
  funnel: Funnel,
  { by, format, ...days }: Counted,
  env: Settings,
  { stdout }: Output,
): Promise<void> {
  const { query, now, timeZone } = parseRequest(days, toRequestSettings(env, new Date()))
  const parts = await runAttemptParts(db, funnel, { range: query.range, now, timeZone, by: by ?? null })
  const rows = listAttemptLines(funnel, parts)
  await printPages(stdout, format, {
    columns: toAttemptColumns(by),
    pages: [rows],
    none: 'There were no attempts.',
  })
}
