import { Prisma } from '@/lib/db'
import { spliceRunsSql, spliceSql } from './splice-sql'

const SEEN = Prisma.sql`change.seen`
const USERS = Prisma.sql`change.users`

/** Adds what `listChangesSql` found to the counts of days and of months. */
export const addChangesSql = (funnel: string): readonly Prisma.Sql[] => [
  ...addSql(funnel, 'day', {
    arrays: ['seen_before'],
    stored: Prisma.sql`coalesce(found.seen_before, '{}') as seen_before`,
    merged: Prisma.sql`select ${spliceSql(Prisma.sql`stored.seen_before`, SEEN, USERS)} as seen_before`,
  }),
  ...addSql(funnel, 'month', {
    arrays: ['seen_before', 'users'],
    stored: Prisma.sql`coalesce(found.seen_before, '{}') as values, coalesce(found.users, '{}') as counts`,
    merged: spliceRunsSql(SEEN, USERS),
  }),
]

type Arrays = Readonly<{ arrays: readonly string[]; stored: Prisma.Sql; merged: Prisma.Sql }>

/** Each row is looked up by itself, and its arrays are read once: a join reads the whole table. So would the end, where nothing is fewer. */
function addSql(
  funnel: string,
  part: 'day' | 'month',
  { arrays, stored, merged }: Arrays,
): readonly Prisma.Sql[] {
  const [counts, change] = [Prisma.raw(`funnel_${part}`), Prisma.raw(`${part}_change`)]
  const columns = ['scope_kind', 'scope_value', 'mark', part]
  const isChanged = Prisma.raw(columns.map((column) => `counted.${column} = change.${column}`).join(' and '))
  const key = Prisma.raw(columns.join(', '))
  const written = ['sessions', ...arrays]
  return [
    Prisma.sql`
    insert into ${counts} as counted (funnel, ${key}, ${Prisma.raw(written.join(', '))})
    select ${funnel}::text, ${key}, coalesce(found.sessions, 0) + change.sessions, merged.*
    from ${change} as change
    left join lateral (
      select sessions, ${Prisma.raw(arrays.map((array) => `${array} || '{}' as ${array}`).join(', '))}
      from ${counts} as counted
      where funnel = ${funnel} and ${isChanged}
      limit 1
    ) as found on true
    cross join lateral (select ${stored} offset 0) as stored
    cross join lateral (${merged}) as merged
    order by ${key}
    on conflict (funnel, ${key}) do update
    set ${Prisma.raw(written.map((column) => `${column} = excluded.${column}`).join(', '))}`,
    Prisma.sql`
    delete from ${counts} as counted
    using ${change} as change
    where funnel = ${funnel} and ${isChanged} and change.sessions < 0 and counted.sessions = 0
      and exists (select 1 from ${change} where sessions < 0)`,
  ]
}
