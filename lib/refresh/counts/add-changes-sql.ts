import { Prisma } from '@/lib/db'

/**
 * Adds what `listChangesSql` found to a table of counts. An array is put together from the pieces between the elements that came or
 * went, so that it is read and written once however many they are.
 */
export function addChangesSql(part: 'day' | 'month'): Prisma.Sql {
  const [counts, key] = [Prisma.raw(`funnel_${part}`), Prisma.raw(part)]
  return Prisma.sql`
    merge into ${counts} as counted
    using ${Prisma.raw(`${part}_change`)} as change
    on counted.funnel = 'product'
      and counted.scope_kind = change.scope_kind
      and counted.scope_value = change.scope_value
      and counted.mark = change.mark
      and counted.${key} = change.${key}
    when matched and counted.sessions + change.sessions = 0 then delete
    when matched then update
      set sessions = counted.sessions + change.sessions,
        seen_before = ${mergedSql(Prisma.sql`counted.seen_before`)}
    when not matched then
      insert (funnel, scope_kind, scope_value, mark, ${key}, sessions, seen_before)
      values ('product', scope_kind, scope_value, mark, ${key}, change.sessions, ${mergedSql(Prisma.sql`'{}'::smallint[]`)})`
}

/** The place of an element is that of the last one that is not larger. The array is read once. */
function mergedSql(seen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
          select coalesce((
              select array_concat(
                stored[kept_from:place + least(count, 0)] || array_fill(element, array[greatest(count, 0)])
              ) || stored[max(place) + 1:]
              from (
                select change.seen[n] as element, change.users[n] as count, width_bucket(change.seen[n], stored) as place,
                  case when n = 1 then 1 else width_bucket(change.seen[n - 1], stored) + 1 end as kept_from
                from generate_subscripts(change.seen, 1) as n
              ) as piece
            ), stored)
          from (select ${seen} || '{}' as stored offset 0) as counted
        )`
}
