import { setTimeout as sleep } from 'node:timers/promises'
import { toDatabaseError } from '@/lib/database-error'
import { type Db, openDb } from '@/lib/db'
import { type HeldDatabase, holdDatabase } from '@/lib/embedded/hold-database'
import { type Env, getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { applyMigrations } from '@/lib/migrate/apply-migrations'

export type OpenDatabase = Readonly<{
  url: string
  /** Resolves to the reason when the embedded database ends though it is open; never otherwise. */
  ended: Promise<TundishError>
  close: () => Promise<void>
}>

/**
 * The database that the settings mean, migrated: the one at DATABASE_URL, or the embedded one, which is joined
 * when a server or another command already runs it and started otherwise. `hold` joins or starts it.
 */
export async function openDatabase(
  env: Env,
  hold: (dataDir: string) => Promise<HeldDatabase> = holdDatabase,
): Promise<OpenDatabase> {
  const held = env.databaseUrl === null ? await hold(env.dataDir) : toHeld(env.databaseUrl)
  const { url, ended, release } = held
  try {
    await whileOpen(ended, () => applyMigrations(url))
  } catch (error) {
    await release()
    throw error
  }
  return { url, ended, close: release }
}

/** Runs one command on the database, and closes what was opened for it. */
export async function withDb<T>(env: Env, run: (db: Db) => Promise<T>): Promise<T> {
  const database = await openDatabase(env)
  const db = openDb(database.url)
  try {
    return await whileOpen(database.ended, () => run(db))
  } finally {
    await db.$disconnect()
    await database.close()
  }
}

/** The same with the settings of this process; a number that comes of it is the exit code. */
export async function onDb(run: (db: Db, env: Env) => Promise<unknown>): Promise<void> {
  const env = getEnv()
  const code = await withDb(env, (db) => run(db, env))
  if (typeof code === 'number') process.exitCode = code
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
