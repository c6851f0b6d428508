import { type DbOrTransaction, Prisma } from '@/lib/db'

/**
 * Fills an empty table without its indexes, and builds these afterwards: sorted once, where they are else searched for each row, in
 * no order, and much larger than what the server keeps in memory. Call it in a transaction that holds the table.
 */
export async function withoutIndexes<T>(
  tx: DbOrTransaction,
  table: string,
  fill: () => Promise<T>,
): Promise<T> {
  const indexes = await tx.$queryRaw<{ drop: string; create: string }[]>`
    select
      case when conname is null then format('drop index %I', relname)
        else format('alter table %s drop constraint %I', indrelid::regclass, conname) end as drop,
      case when conname is null then pg_get_indexdef(indexrelid)
        else format('alter table %s add constraint %I %s', indrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) end as create
    from pg_index
    join pg_class on pg_class.oid = indexrelid
    left join pg_constraint on conindid = indexrelid
    where indrelid = ${table}::text::regclass
    order by relname`
  for (const { drop } of indexes) await tx.$executeRaw(Prisma.raw(drop))
  const filled = await fill()
  for (const { create } of indexes) await tx.$executeRaw(Prisma.raw(create))
  return filled
}
