import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Db, openDb } from '@/lib/db'
import { emptyDatabase } from './empty-database'
import { getTestUrl } from './test-url'

/** The database of this test file, emptied before each test: `const db = useTestDatabase()`, then `db()`. */
export function useTestDatabase(): () => Db {
  let db: Db | undefined
  const get = () => {
    if (!db) throw new Error('The test database opens in beforeAll.')
    return db
  }
  beforeAll(() => {
    db = openDb(getTestUrl())
  })
  beforeEach(() => emptyDatabase(get()))
  afterAll(() => get().$disconnect())
  return get
}
