import { Prisma } from '@/lib/db'

const KEY = ['scope_kind', 'scope_value', 'mark'] as const

/**
 * Adds what `listChangesSql` found to a table of counts. An array is put together from the pieces between the elements that came or
 * went, so that it is read and written once however many they are.
 */
export function addChangesSql(table: 'funnel_day' | 'funnel_month'): readonly Prisma.Sql[] {
  const part = table === 'funnel_day' ? 'day' : 'month'
  const change = Prisma.raw(`${part}_change`)
  const [counts, key] = [Prisma.raw(table), Prisma.raw([...KEY, part].join(', '))]
  const isChanged = Prisma.join(
    [...KEY, part].map((column) => Prisma.raw(`counted.${column} = change.${column}`)),
    ' and ',
  )
  return [
    Prisma.sql`
    insert into ${counts} as counted (funnel, ${key}, sessions, seen_before)
    select 'product', ${key}, coalesce(stored.sessions, 0) + change.sessions, ${MERGED}
    from ${change} as change
    left join lateral ( -- looked up one by one, and each array read once
      select sessions, seen_before || '{}' as seen_before
      from ${counts} as counted
      where funnel = 'product' and ${isChanged}
      limit 1
    ) as stored on true
    order by ${key}
    on conflict (funnel, ${key}) do update
    set sessions = excluded.sessions, seen_before = excluded.seen_before`,
    Prisma.sql`
    delete from ${counts} as counted
    using ${change} as change
    where funnel = 'product'
      and ${isChanged}
      and change.sessions < 0
      and counted.sessions = 0`,
    Prisma.sql`drop table ${change}`,
  ]
}

/** The place of an element is that of the last one that is not larger. */
const MERGED = Prisma.sql`coalesce(
      (
        select array_concat(
          stored.seen_before[kept_from:place + least(count, 0)] || array_fill(element, array[greatest(count, 0)])
          order by element
        )
        from (
          select element, count, place, lag(place, 1, 0) over (order by element) + 1 as kept_from
          from (
            select element, count, width_bucket(element, coalesce(stored.seen_before, '{}')) as place
            from unnest(change.seen, change.users) as changed (element, count)
          ) as placed
        ) as piece
      ) || stored.seen_before[width_bucket(change.seen[cardinality(change.seen)], stored.seen_before) + 1:],
      stored.seen_before,
      '{}'
    )`
