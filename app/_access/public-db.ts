import { type Db, getDb } from '@/lib/db'

/** The database for what needs no member and says so: health, sign-in, and links, which each look for themselves who asks. */
export function getPublicDb(): Db {
  return getDb()
}
