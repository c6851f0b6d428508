import type { Prisma } from '@/lib/db'
import type { Counted } from './counted'

/**
 * Tables that add up the rows of a funnel, under its key, so that a page reads few rows however much is stored. A
 * rebuild and any chain of changes give the same rows.
 */
export type Rollup = Readonly<{
  /** What it holds, for whoever waits. */
  name: string
  tables: readonly string[]
  /** Fills the tables, which have no row of the funnel, from its rows. */
  rebuildSql: (counted: Counted) => readonly Prisma.Sql[]
  /** Brings them up to date with what is touched: its rows are stored as they are now. */
  changeSql: (counted: Counted) => readonly Prisma.Sql[]
}>
