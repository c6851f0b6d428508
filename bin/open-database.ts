import { type Db, openDb } from '@/lib/db'
import { holdDatabase } from '@/lib/embedded/hold-database'
import type { Env } from '@/lib/env'
import { applyMigrations } from '@/lib/migrate/apply-migrations'

export type OpenDatabase = Readonly<{ url: string; close: () => Promise<void> }>

/**
 * The database that the settings mean, migrated: the one at DATABASE_URL, or the embedded one, which is joined
 * when a server or another command already runs it and started otherwise.
 */
export async function openDatabase(env: Env): Promise<OpenDatabase> {
  const { databaseUrl } = env
  const held =
    databaseUrl === null
      ? await holdDatabase(env.dataDir)
      : { url: databaseUrl, release: () => Promise.resolve() }
  try {
    await applyMigrations(held.url)
  } catch (error) {
    await held.release()
    throw error
  }
  return { url: held.url, close: held.release }
}

/** Runs one command on the database, and closes what was opened for it. */
export async function withDb<T>(env: Env, run: (db: Db) => Promise<T>): Promise<T> {
  const database = await openDatabase(env)
  const db = openDb(database.url)
  try {
    return await run(db)
  } finally {
    await db.$disconnect()
    await database.close()
  }
}
