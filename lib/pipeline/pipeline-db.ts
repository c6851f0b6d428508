import { type Db, openDb } from '@/lib/db'
import { getEnv } from '@/lib/env'

const shared = globalThis as typeof globalThis & { tundishPipelineDb?: Db }

/** The database of this web server for runs: they take longer than an answer may. */
export function getPipelineDb(): Db {
  const { databaseUrl } = getEnv()
  if (databaseUrl === null) throw new Error('The web server is started by `npm start` or `npm run dev`.')
  shared.tundishPipelineDb ??= openDb(databaseUrl, { connections: 3 })
  return shared.tundishPipelineDb
}
