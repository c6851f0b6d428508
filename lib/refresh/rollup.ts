import type { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'

/**
 * Tables that add up what session_path and product_funnel hold, so that a page reads few rows however much is stored. A
 * rebuild and any chain of changes give the same rows.
 */
export type Rollup = Readonly<{
  /** What it holds, for whoever waits. */
  name: string
  tables: readonly string[]
  /** Fills the empty tables from session_path and product_funnel. */
  rebuildSql: (funnel: Funnel) => readonly Prisma.Sql[]
  /**
   * Brings them up to date: `path_before` and `product_before` have the rows of the touched sessions as they were, `path_now` and
   * `product_now` as they are, `session_path` and `product_funnel` hold the latter already.
   */
  changeSql: (funnel: Funnel) => readonly Prisma.Sql[]
}>
