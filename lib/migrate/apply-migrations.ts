import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { isEmbeddedUrl } from '@/lib/db'
import { TundishError, toErrorCode, toErrorText } from '@/lib/errors'
import { FIRST_MEANINGS, MEANINGS } from '@/lib/funnel/meanings'
import { ROOT } from '@/lib/root'
import { splitStatements } from './split-statements'

/** Prisma's own table, so that `prisma migrate deploy` and this runner see the same history. */
const HISTORY = `
create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/** unique_violation, duplicate_table, duplicate_object (the table's row type): how far the other one had come. */
const MADE_BY_ANOTHER: readonly unknown[] = ['23505', '42P07', '42710']

const FOLDER = path.join(ROOT, 'prisma/migrations')

const CONNECT_MS = 10_000

/** It lets nobody in during a transaction. */
const EMBEDDED_CONNECT_MS = 60_000

/**
 * Brings the database at `url` up to date; all or nothing, and one at a time. Returns the names of the
 * migrations that were applied now. Throws `database_unreachable` when nobody answers at `url`, and
 * `bad_setting` when the database was migrated by a newer or changed Tundish.
 */
export async function applyMigrations(url: string): Promise<string[]> {
  const connectionTimeoutMillis = isEmbeddedUrl(url) ? EMBEDDED_CONNECT_MS : CONNECT_MS
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis, keepAlive: true })
  // It fails the query that is under way too; without this the process would end at it.
  client.on('error', () => {})
  await connect(client, url)
  try {
    const migrations = await readMigrations(FOLDER)
    if (await isUpToDate(client, migrations)) return []
    await createHistory(client)
    await client.query('begin')
    await client.query('lock table _prisma_migrations in exclusive mode')
    const applied = await applyMissing(client, migrations)
    if (applied.length > 0) await sayFirstMeanings(client)
    await client.query('commit')
    return applied
  } finally {
    await client.end()
  }
}

/** What the types of the product funnel mean, where nothing is said of them that a step or another meaning is called. */
async function sayFirstMeanings(client: pg.Client): Promise<void> {
  // Written out: workers of a cluster are sent a parameter of this place without its type.
  const known = MEANINGS.map(({ name }) => name).join(',')
  await client.query(
    `insert into event_meaning (type, meaning)
     select *
     from unnest($1::text[], $2::text[]) as given (type, meaning)
     on conflict (type) do update
     set meaning = excluded.meaning
     where event_meaning.meaning <> all ('{${known}}')`,
    [FIRST_MEANINGS.map(({ type }) => type), FIRST_MEANINGS.map(({ meaning }) => meaning)],
  )
}

async function connect(client: pg.Client, url: string): Promise<void> {
  try {
    await client.connect()
  } catch (cause) {
    const sentence = `${namePlace(url)} cannot be used: ${toErrorText(cause) || toErrorCode(cause)}.`
    throw new TundishError('database_unreachable', sentence, { cause })
  }
}

function namePlace(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `PostgreSQL at ${searchParams.get('host') ?? `${hostname}:${port || 5432}${pathname}`}`
}

/** Two starters may find no table and both make it: PostgreSQL lets one of them fail, also with "if not exists". */
async function createHistory(client: pg.Client): Promise<void> {
  try {
    await client.query(HISTORY)
  } catch (error) {
    if (!MADE_BY_ANOTHER.includes(toErrorCode(error))) throw error
  }
}

/** The usual start: one look, no lock. */
async function isUpToDate(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  )
  if (!rows[0]?.there) return false
  return missing(await listApplied(client), migrations).length === 0
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const todo = missing(await listApplied(client), migrations)
  for (const migration of todo) {
    for (const statement of splitStatements(migration.sql)) await client.query(statement)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
  }
  return todo.map((migration) => migration.name)
}

type Migration = Readonly<{ name: string; sql: string; checksum: string }>

/** The migrations of a folder in Prisma's format, oldest first, with Prisma's checksum (SHA-256 of the file). */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

type Applied = Readonly<{ name: string; checksum: string }>

async function listApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum
       from _prisma_migrations
      where finished_at is not null and rolled_back_at is null`,
  )
  return rows
}

function missing(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const { name, checksum } of applied) {
    if (known.get(name) === checksum) continue
    const sentence = `The database holds the migration ${name}, which this version of Tundish does not have in that form. Start the version that made it, or use another database.`
    throw new TundishError('bad_setting', sentence)
  }
  const done = new Set(applied.map((migration) => migration.name))
  return migrations.filter((migration) => !done.has(migration.name))
}
