import { PrismaPg } from '@prisma/adapter-pg'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/duration'
import { PrismaClient } from '@/prisma/generated/client'
import { getEnv } from './env'

export { Prisma } from '@/prisma/generated/client'

/** A database to ask. Everything that does I/O takes it as its first argument. */
export type Db = PrismaClient

/** A database inside one transaction, or outside of any. */
export type DbOrTransaction = Omit<
  Db,
  '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'
>

export type DbOptions = Readonly<{
  /** Most connections at a time. */
  connections?: number
  /** A statement that takes longer is given up; not for the embedded database, whose sessions share settings. */
  statementTimeoutMs?: number
}>

/**
 * Connects on first use. Close it with `$disconnect()`. Every wait for the database has an end; that of a transaction which
 * says nothing itself is a minute, as each of its statements may go to all servers of a cluster.
 */
export function openDb(url: string, { connections = 5, statementTimeoutMs }: DbOptions = {}): Db {
  const isEmbedded = isEmbeddedUrl(url)
  const settings = isEmbedded ? {} : { options: SETTINGS, statement_timeout: statementTimeoutMs }
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    keepAlive: true,
    connectionTimeoutMillis: statementTimeoutMs ?? LONGEST_CONNECT_MS,
    query_timeout: toAnswerTimeout(isEmbedded, statementTimeoutMs),
    ...settings,
  })
  return new PrismaClient({ adapter, transactionOptions: { timeout: MINUTE_MS } })
}

/** An import on the embedded database keeps all others waiting. */
const LONGEST_CONNECT_MS = 10 * MINUTE_MS

/** How long an answer is waited for; longer than the server takes to give a statement up itself. */
function toAnswerTimeout(isEmbedded: boolean, statementTimeoutMs: number | undefined): number {
  if (statementTimeoutMs === undefined) return HOUR_MS
  return isEmbedded ? 10 * statementTimeoutMs : statementTimeoutMs + 5_000
}

/**
 * Compiling a statement takes up to a second where running it takes a tenth of that (docs/benchmarks.md). On a cluster tables may be
 * joined by what is not their user; any other server keeps a setting with a dot in its name, and knows nothing of it.
 */
const SETTINGS = '-c jit=off -c citus.enable_repartition_joins=on -c citus.max_intermediate_result_size=-1'

/** The embedded database is reached over a Unix socket named in the URL's `host` parameter. */
export function isEmbeddedUrl(url: string): boolean {
  return new URL(url).searchParams.has('host')
}

/**
 * A sort or a group may take an eighth of what the server keeps of its tables in memory, until the transaction ends: by default
 * it may take far less, and goes to disk.
 */
export async function takeMemory(tx: DbOrTransaction): Promise<void> {
  await tx.$executeRaw`
    select set_config(
      'work_mem',
      greatest(pg_size_bytes(current_setting('work_mem')), pg_size_bytes(current_setting('shared_buffers')) / 8) / 1024 || 'kB',
      true
    )`
}

const shared = globalThis as typeof globalThis & { tundishDb?: Db }

/**
 * The database of this web server, opened once however often the module is loaded.
 * `server/start` sets DATABASE_URL for it, also when the database is the embedded one.
 */
export function getDb(): Db {
  shared.tundishDb ??= openDb(requireDatabaseUrl(), { statementTimeoutMs: 30_000 })
  return shared.tundishDb
}

function requireDatabaseUrl(): string {
  const { databaseUrl } = getEnv()
  if (databaseUrl === null) throw new Error('The web server is started by `npm start` or `npm run dev`.')
  return databaseUrl
}
