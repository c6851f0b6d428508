import type { Command } from 'commander'
import { distribute, toMoving } from '@/lib/cluster/distribute'
import { readNodes } from '@/lib/cluster/read-nodes'
import { type ClusterTable, readClusterTables } from '@/lib/cluster/read-tables'
import type { Db } from '@/lib/db'
import { formatBytes } from '@/lib/format/format-bytes'
import { formatCount } from '@/lib/format/format-number'
import type { Column } from '@/lib/reports/report-table'
import { confirm, type Terminal } from '../confirm'
import { onDb } from '../open-database'
import { formatOption, type ListFormat, printPages } from '../print-list'

type Io = Terminal & Readonly<{ stderr: NodeJS.WritableStream }>

export function addClusterCommands(program: Command, io: Io): void {
  const cluster = program.command('cluster').description('a database on several servers (Citus)')
  cluster
    .command('distribute')
    .description('lay tables by user on the workers; say what will be done first')
    .option('--yes', 'ask nothing')
    .action(({ yes = false }: { yes?: boolean }) => onDb((db) => distributeCommand(db, yes, io)))
  cluster
    .command('status')
    .description('print where tables lie, and what does not lie where it should')
    .addOption(formatOption())
    .action(({ format }: { format: ListFormat }) => onDb((db) => statusCommand(db, format, io)))
}

const SAYS: Readonly<Record<ClusterTable['kind'], string>> = {
  distributed: 'by user on the workers',
  reference: 'whole on every server',
  local: 'on the coordinator',
}

const COLUMNS: readonly Column<ClusterTable>[] = [
  { name: 'table', kind: 'text', value: ({ name }) => name },
  { name: 'lies', kind: 'text', value: ({ stands }) => SAYS[stands] },
  {
    name: 'should lie',
    kind: 'text',
    value: ({ kind, stands }) => (kind === stands ? null : SAYS[kind]),
  },
  { name: 'shards', kind: 'count', value: ({ shards }) => shards },
  { name: 'rows', kind: 'count', value: ({ rows }) => (rows < 0 ? null : rows) },
  { name: 'bytes', kind: 'count', value: ({ bytes }) => bytes },
]

/** Says what moves, asks, and moves it. Throws `bad_setting` where the database is no coordinator. */
async function distributeCommand(db: Db, yes: boolean, io: Terminal): Promise<number> {
  await readNodes(db)
  const moving = toMoving(await readClusterTables(db))
  if (moving.length === 0) {
    io.stdout.write('Every table lies where it should.\n')
    return 0
  }
  const says = [
    ...moving.map(sayMove),
    'Each row of them is sent once. Until that is done whoever stores rows or refreshes waits; it happens whole or not at all.',
  ]
  if (!(await confirm(io, { yes, says, question: 'Distribute these tables?' }))) {
    io.stdout.write('Nothing was changed.\n')
    return 0
  }
  await distribute(db, moving)
  io.stdout.write(`${formatCount(moving.length)} tables lie where they should now.\n`)
  return 0
}

function sayMove({ name, kind, rows, bytes }: ClusterTable): string {
  const count = rows < 0 ? 'rows not counted' : `about ${formatCount(rows)} rows`
  return `${name}: ${SAYS[kind]} (${count}, ${formatBytes(bytes)})`
}

/** Prints the servers to standard error where a list is asked for, then the tables. Exit code 1 where one lies elsewhere. */
async function statusCommand(db: Db, format: ListFormat, { stdout, stderr }: Io): Promise<number> {
  for (const { name, isCoordinator, isActive, shards, bytes } of await readNodes(db)) {
    const is = isCoordinator ? 'coordinator' : 'worker'
    stderr.write(
      `${is} ${name}: ${formatCount(shards)} shards, ${formatBytes(bytes)}${isActive ? '' : ', not active'}\n`,
    )
  }
  const tables = await readClusterTables(db)
  await printPages(stdout, format, { columns: COLUMNS, pages: [tables], none: 'There are no tables.' })
  const wrong = tables.filter(({ kind, stands }) => kind !== stands)
  if (wrong.length === 0) return 0
  stderr.write(
    `${formatCount(wrong.length)} tables do not lie where they should: tundish cluster distribute moves those that are on the coordinator.\n`,
  )
  return 1
}
