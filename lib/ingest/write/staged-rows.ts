import { type DbOrTransaction, Prisma } from '@/lib/db'

/** Tables that hold what an import has read until the whole of it can be stored. */
const TABLES = { order_line: Prisma.sql`order_line`, complete_row: Prisma.sql`complete_row` } as const

/** No import takes longer; what an older one left was left by a process that is gone. */
const LONGEST_IMPORT = Prisma.sql`interval '1 day'`

/** Takes away what imports left that did not end. Call it before rows are staged. */
export async function dropLeftOver(db: DbOrTransaction): Promise<void> {
  for (const table of Object.values(TABLES)) {
    await db.$executeRaw`
      delete from ${table}
      where import_id not in (
        select id from import_run where finished_at is null and started_at > now() - ${LONGEST_IMPORT}
      )`
  }
}

/**
 * Takes away what one import staged. The table is emptied where no other has rows in it, because the embedded database
 * gives the room of deleted rows back to nobody. Call it in a transaction.
 */
export async function dropStaged(
  tx: DbOrTransaction,
  table: keyof typeof TABLES,
  importId: bigint,
): Promise<void> {
  const name = TABLES[table]
  await tx.$executeRaw`lock table ${name} in access exclusive mode`
  const [others] = await tx.$queryRaw<{ are: boolean }[]>`
    select exists (select 1 from ${name} where import_id <> ${importId}) as are`
  if (others?.are) await tx.$executeRaw`delete from ${name} where import_id = ${importId}`
  else await tx.$executeRaw`truncate ${name}`
}
