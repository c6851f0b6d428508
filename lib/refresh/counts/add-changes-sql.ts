import { Prisma } from '@/lib/db'

/** Adds what `listChangesSql` found to the counts of days and of months. */
export const ADD_CHANGES: readonly Prisma.Sql[] = [
  addSql('day', {
    seen: Prisma.sql`seen_before = ${daysSql(Prisma.sql`counted.seen_before`)}`,
    columns: Prisma.sql`seen_before`,
    values: daysSql(Prisma.sql`'{}'::smallint[]`),
  }),
  addSql('month', {
    seen: Prisma.sql`(seen_before, users) = (${monthsSql()})`,
    columns: Prisma.sql`seen_before, users`,
    values: Prisma.sql`change.seen, change.users`,
  }),
]

type Counts = Readonly<{ seen: Prisma.Sql; columns: Prisma.Sql; values: Prisma.Sql }>

function addSql(part: 'day' | 'month', { seen, columns, values }: Counts): Prisma.Sql {
  const key = Prisma.raw(part)
  return Prisma.sql`
    merge into ${Prisma.raw(`funnel_${part}`)} as counted
    using ${Prisma.raw(`${part}_change`)} as change
    on counted.funnel = 'product'
      and counted.scope_kind = change.scope_kind
      and counted.scope_value = change.scope_value
      and counted.mark = change.mark
      and counted.${key} = change.${key}
    when matched and counted.sessions + change.sessions = 0 then delete
    when matched then update set sessions = counted.sessions + change.sessions, ${seen}
    when not matched then
      insert (funnel, scope_kind, scope_value, mark, ${key}, sessions, ${columns})
      values ('product', scope_kind, scope_value, mark, ${key}, change.sessions, ${values})`
}

// Arrays are put together from the pieces between the elements that came or went, so that they are read and written once
// however many these are. The place of an element is that of the last one that is not larger.

function daysSql(seen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
        select coalesce((
            select array_concat(
              stored[kept_from:place + least(users, 0)] || array_fill(element, array[greatest(users, 0)])
            ) || stored[max(place) + 1:]
            from (
              select change.seen[n] as element, change.users[n] as users, width_bucket(change.seen[n], stored) as place,
                case when n = 1 then 1 else width_bucket(change.seen[n - 1], stored) + 1 end as kept_from
              from generate_subscripts(change.seen, 1) as n
            ) as piece
          ), stored)
        from (select ${seen} || '{}' as stored offset 0) as counted
      )`
}

/** Of months each element is there once, with its users. */
function monthsSql(): Prisma.Sql {
  const merged = (stored: Prisma.Sql, element: Prisma.Sql) => Prisma.sql`
            coalesce(
              array_concat(${stored}[kept_from:kept_to] || array_fill(${element}, array[least(users_now, 1)]))
                || ${stored}[max(place) + 1:],
              ${stored})`
  return Prisma.sql`
        select merged.*
        from (select counted.seen_before || '{}' as seen, counted.users || '{}' as users offset 0) as stored
        cross join lateral (
          select ${merged(Prisma.sql`stored.seen`, Prisma.sql`element`)}, ${merged(Prisma.sql`stored.users`, Prisma.sql`users_now`)}
          from (
            select element, place, kept_from,
              case when stored.seen[place] = element then place - 1 else place end as kept_to,
              change.users[n] + case when stored.seen[place] = element then stored.users[place] else 0 end as users_now
            from (
              select n, change.seen[n] as element, width_bucket(change.seen[n], stored.seen) as place,
                case when n = 1 then 1 else width_bucket(change.seen[n - 1], stored.seen) + 1 end as kept_from
              from generate_subscripts(change.seen, 1) as n
            ) as placed
          ) as piece
        ) as merged`
}
