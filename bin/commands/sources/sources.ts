import { type Command, Option } from 'commander'
import type { Db } from '@/lib/db'
import type { Settings } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { removeSource } from '@/lib/ingest/elsewhere/add-source'
import { readSourceNow } from '@/lib/pipeline/import/read-source-now'
import { toColumns } from '@/lib/reports/report-table'
import { type ListedSource, listSources, requireSource, sayWhere } from '@/lib/store/source-list'
import { onDb } from '../../open-database'
import { addList, type Listing } from '../../print-list'
import type { Io } from '../../write-text'
import { formatRun } from '../pipeline'
import {
  type AddFolderOptions,
  type AddPostgresOptions,
  addFolderCommand,
  addPostgresCommand,
} from './add-source'

const SOURCES: Listing<ListedSource> = {
  columns: [
    ...toColumns<ListedSource>('text', 'name', 'kind'),
    { name: 'from', kind: 'text', value: sayWhere },
    { name: 'mapping', kind: 'count', value: ({ mappings }) => mappings[0]?.number ?? null },
    { name: 'last read', kind: 'text', value: sayLastRead },
    { name: 'rows', kind: 'count', value: ({ reads }) => reads[0]?.read ?? null },
    { name: 'refused', kind: 'count', value: ({ reads }) => reads[0]?.rejected ?? null },
    { name: 'problem', kind: 'text', value: ({ reads }) => reads[0]?.problem ?? null },
  ],
  read: listSources,
  none: 'There are no sources; "import FILE" and "sources add" make some.',
}

export function addSourceCommands(program: Command, io: Io): void {
  const sources = program.command('sources').description('where rows come from, and what is read by itself')
  addList(sources, 'print them', SOURCES, io)
  const add = sources.command('add').description('read something at every run of the pipeline')
  addPostgres(add)
  addFolder(add)
  sources
    .command('show')
    .description('print one with its mapping, how far it was read, and its last reads')
    .argument('<name>')
    .action((name: string) => onDb(async (db) => sayJson(await requireSource(db, name))))
  sources
    .command('read')
    .description('read it now, and refresh')
    .argument('<name>')
    .option('--full', 'everything again, and what is not there any more goes')
    .option('--yes', 'also where more than half of it would go')
    .action((name: string, options: ReadOptions) =>
      onDb((db, env) => readCommand(db, name, options, env, io)),
    )
  sources
    .command('remove')
    .description('read it no more; the rows that it gave stay')
    .argument('<name>')
    .action((name: string) =>
      onDb(async (db, env) => {
        await removeSource(db, env.dataDir, await requireSource(db, name))
        return `${name} is read no more. What it gave stays.\n`
      }),
    )
}

function addPostgres(add: Command): void {
  add
    .command('postgres')
    .description('a table or a select of a PostgreSQL')
    .requiredOption('--name <name>', 'how it is called')
    .option('--url <url>', 'where it is; other users of the machine may see it, so better:')
    .option('--url-file <file>', 'a file that holds the URL')
    .addOption(new Option('--table <table>', 'schema.table').conflicts('query'))
    .option('--query <sql>', 'a select')
    .option('--cursor <column>', 'a time or number that only newer and changed rows have more of')
    .option('--overlap <minutes>', 'how long before the newest row others may still come or change', '60')
    .option('--zone <zone>', 'of times that are written without one, such as Europe/Berlin')
    .option('--mapping <file>', 'what its fields mean, as --preview --format json prints it')
    .option('--preview', 'print what it would give, and keep nothing')
    .addOption(previewFormat())
    .option('--yes', 'ask nothing')
    .action((options: AddPostgresOptions) => {
      // What a command was called with is seen by other users of the machine.
      if (options.url !== undefined) process.title = 'tundish'
      return onDb((db, env) => addPostgresCommand(db, options, env, IO))
    })
}

function addFolder(add: Command): void {
  add
    .command('folder')
    .description('a folder of files that grows')
    .requiredOption('--name <name>', 'how it is called')
    .requiredOption('--path <folder>', 'where it is')
    .option('--zone <zone>', 'of times that are written without one, such as Europe/Berlin')
    .option('--mapping <file>', 'what its fields mean, as --preview --format json prints it')
    .option('--preview', 'print what it would give, and keep nothing')
    .addOption(previewFormat())
    .option('--yes', 'ask nothing')
    .action((options: AddFolderOptions) => onDb((db, env) => addFolderCommand(db, options, env, IO)))
}

function previewFormat(): Option {
  return new Option('--format <format>', 'how to print a preview').choices(['table', 'json']).default('table')
}

const IO = { stdout: process.stdout, stdin: process.stdin }

type ReadOptions = Readonly<{ full?: boolean; yes?: boolean }>

/** Exit code 0, 1 where it could not be read, 3 where a run is under way. */
async function readCommand(
  db: Db,
  name: string,
  { full = false, yes = false }: ReadOptions,
  env: Settings,
  { stdout, stderr }: Io,
): Promise<number> {
  await requireSource(db, name)
  try {
    const asked = { name, isFull: full, acceptGone: yes, askedBy: 'the command line' }
    const run = await readSourceNow(db, env, asked)
    stdout.write(formatRun(run))
    return run.state === 'passed' || run.state === 'warned' ? 0 : 1
  } catch (error) {
    if (!(error instanceof TundishError) || error.code !== 'busy') throw error
    stderr.write(`tundish: ${error.message}\n`)
    return 3
  }
}

/** As JSON, without the name of the file that holds a URL. */
function sayJson({ settings, id, ...source }: ListedSource): string {
  const told = { id: String(id), ...source, settings: withoutUrlFile(settings) }
  return `${JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? String(value) : value), 2)}\n`
}

function withoutUrlFile(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return settings
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'urlFile'))
}

/** Of what is read by itself the last time that it came to its end. */
function sayLastRead({ position, reads }: ListedSource): string | null {
  const readAt = typeof position === 'object' && position !== null ? Reflect.get(position, 'readAt') : null
  return typeof readAt === 'string' ? readAt : (reads[0]?.startedAt.toISOString() ?? null)
}
