import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Db, openDb } from '@/lib/db'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { RANGE_PRESETS } from '@/lib/query/range-preset'
import { DERIVED_TABLES } from '@/lib/refresh/counts/rollups'
import { type DayRange, dayInZone } from '@/lib/time/day'
import { askTundish } from './ask-tundish'
import { generateEvents } from './made/generate-events'
import { nineQuarters } from './measures/looked-at'
import { time } from './measures/measure'
import { measureEventFile } from './measures/measure-event-file'
import { measureFunnels } from './measures/measure-funnels'
import { measurePipeline } from './measures/measure-pipeline'
import { measureReports } from './measures/measure-reports'
import { measureWrites } from './measures/measure-writes'
import { measurePages } from './pages/measure-pages'
import { askClickHouse, type ClickHouse, loadClickHouse } from './peers/clickhouse'
import { askDuckDb, type DuckDb, loadDuckDb } from './peers/duckdb'
import { askSelfJoins, prepareSelfJoins } from './peers/self-joins'
import {
  printEventFile,
  printFunnels,
  printPages,
  printPipeline,
  printReaders,
  printReports,
  printReportTimes,
  printWrites,
  type ReportTimes,
} from './print-results'
import { listQuestions } from './question'
import { findPort, startCluster } from './temporary-cluster'

const { values: flags } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    /** Only the import of a CSV of so many bytes is measured. */
    files: { type: 'string' },
    url: { type: 'string', default: process.env.BENCH_DATABASE_URL },
  },
})

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

async function main(): Promise<void> {
  const events = Number(flags.events)
  if (!Number.isSafeInteger(events) || events < 10_000) {
    throw new Error(`--events must be a whole number from 10000 on (it is "${flags.events}").`)
  }
  const fileBytes = flags.files === undefined ? null : Number(flags.files)
  if (fileBytes !== null && !(fileBytes > 0)) throw new Error('--files must be a number of bytes.')
  if (fileBytes === null && !existsSync(path.join(FOLDER, 'node_modules'))) {
    execFileSync('npm', ['ci', '--prefix', FOLDER], { stdio: 'inherit' })
  }
  const cluster = flags.url ? { url: flags.url, stop: async () => {} } : await startCluster()
  try {
    await (fileBytes === null ? bench(cluster.url, events) : benchFiles(cluster.url, fileBytes))
  } finally {
    await cluster.stop()
  }
}

async function bench(url: string, events: number): Promise<void> {
  await applyMigrations(url)
  const db = openDb(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await requireEmpty(db)
    report(`generating ${events.toLocaleString('en')} events`)
    const generated = await time(() => generateEvents(client, events))
    await client.query('checkpoint')
    report(`generated in ${(generated.ms / 1000).toFixed(0)} s; writing`)
    printWrites(generated.value, await measureWrites(db, client, generated.value))
    await compareReports(db, client)
    printPipeline(await measurePipeline(db))
    printReportTimes(await measureReports(db))
    report('asking pages')
    const { pages, readers } = await measurePages(url, path.dirname(FOLDER), await findPort())
    printPages(pages)
    readers.forEach(printReaders)
  } finally {
    await client.end()
    await db.$disconnect()
  }
}

async function benchFiles(url: string, bytes: number): Promise<void> {
  await applyMigrations(url)
  const db = openDb(url)
  try {
    await requireEmpty(db)
    printEventFile(await measureEventFile(db, url, bytes))
  } finally {
    await db.$disconnect()
  }
}

/** Everyone's indexes and tables are in place before the first question, so that all find the machine alike. */
async function compareReports(db: Db, client: pg.Client): Promise<void> {
  const range = RANGE_PRESETS['90d'].resolve(dayInZone(new Date(), 'UTC'))
  if (!range) throw new Error('The range of 90 days has no days.')
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-bench-'))
  report('preparing the peers')
  try {
    await prepareSelfJoins(client)
    const clickHouse = await loadClickHouse(client, folder)
    report(clickHouse ? `ClickHouse is ${clickHouse.version}` : 'no clickhouse-server is installed')
    try {
      const duckDb = await loadDuckDb(client, folder)
      await client.query(`vacuum (analyze) ${DERIVED_TABLES.join(', ')}`)
      printReports(range, await askEveryone(db, client, { duckDb, clickHouse, range }))
      const long = nineQuarters(dayInZone(new Date(), 'UTC'))
      printReports(long, await askEveryone(db, null, { duckDb, clickHouse, range: long }))
      printFunnels(range, await measureFunnels(db, range, { client, duckDb, clickHouse }))
      duckDb.close()
    } finally {
      await clickHouse?.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Peers = Readonly<{ duckDb: DuckDb; clickHouse: ClickHouse | null; range: DayRange }>

/** Without a client nobody joins events with themselves, which takes minutes over long ranges. */
async function askEveryone(
  db: Db,
  client: pg.Client | null,
  { duckDb, clickHouse, range }: Peers,
): Promise<ReportTimes[]> {
  const rows: ReportTimes[] = []
  for (const question of listQuestions(range)) {
    const ours = await askTundish(db, question)
    const duck = await askDuckDb(duckDb, question)
    const selfJoins = client && (await askSelfJoins(client, question))
    const click = clickHouse && (await askClickHouse(clickHouse, question))
    rows.push({ question, ours, duckDb: duck, selfJoins, clickHouse: click })
  }
  return rows
}

async function requireEmpty(db: Db): Promise<void> {
  if ((await db.event.findFirst({ select: { id: true } })) === null) return
  throw new Error(
    'The database holds events already. The benchmark fills an empty one, and leaves it filled.',
  )
}

function report(text: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
