import { setTimeout as sleep } from 'node:timers/promises'
import { toDatabaseError } from '@/lib/database-error'
import { type Db, openDb } from '@/lib/db'
import { type HeldDatabase, holdDatabase } from '@/lib/embedded/hold-database'
import { type Env, getEnv, type Settings } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { applyMigrations } from '@/lib/migrate/apply-migrations'
import { readSettings } from '@/lib/settings'
import { writeText } from './write-text'

/**
 * The database that the settings mean, migrated: the one at DATABASE_URL, or the embedded one, which is joined
 * when a server or another command already runs it and started otherwise. `hold` joins or starts it.
 */
export async function openDatabase(
  env: Env,
  hold: (dataDir: string) => Promise<HeldDatabase> = holdDatabase,
): Promise<HeldDatabase> {
  const held = env.databaseUrl === null ? await hold(env.dataDir) : toHeld(env.databaseUrl)
  try {
    await whileOpen(held.ended, () => applyMigrations(held.url))
    return held
  } catch (error) {
    await held.release()
    throw error
  }
}

/** Runs one command on the database, and closes what was opened for it. */
export async function withDb<T>(env: Env, run: (db: Db) => Promise<T>): Promise<T> {
  const database = await openDatabase(env)
  const db = openDb(database.url)
  try {
    return await whileOpen(database.ended, () => run(db))
  } finally {
    await db.$disconnect()
    await database.release()
  }
}

/** The same with the settings as they hold now; a text that comes of it is printed, a number is the exit code. */
export async function onDb(run: (db: Db, settings: Settings) => Promise<unknown>): Promise<void> {
  const env = getEnv()
  const result = await withDb(env, async (db) => run(db, await readSettings(db)))
  if (typeof result === 'number') process.exitCode = result
  if (typeof result === 'string') await writeText(process.stdout, result)
}

/** Whoever runs a server of their own looks after it. */
function toHeld(url: string): HeldDatabase {
  return { url, ended: new Promise(() => {}), release: () => Promise.resolve() }
}

/** How long the reason may come after what it broke. */
const REASON_WITHIN_MS = 500

/** Ends with the database at the latest, and then with the reason for that: it is what can be acted on. */
async function whileOpen<T>(ended: Promise<TundishError>, run: () => Promise<T>): Promise<T> {
  const fail = async () => {
    throw await ended
  }
  try {
    return await Promise.race([run(), fail()])
  } catch (error) {
    const isOfDatabase =
      error instanceof TundishError ? error.code === 'database_unreachable' : toDatabaseError(error)
    throw (isOfDatabase && (await Promise.race([ended, sleep(REASON_WITHIN_MS)]))) || error
  }
}

/** What links begin with, unless told otherwise. A broken setting is told when the command runs. */
export function serverUrl(): string {
  return `http://localhost:${process.env.PORT || 3000}`
}
