import { Prisma } from '@/lib/db'
import { listMarks } from '@/lib/funnel/marks'
import { holdsSql } from '@/lib/sql/mark-sql'
import type { Counted } from './counted'
import type { Rollup } from './rollup'
import { MONTH } from './seen-sql'

const KEY_COLUMNS = ['topic', 'start', 'name', 'value'] as const
const KEY = Prisma.raw(KEY_COLUMNS.join(', '))

/**
 * How many sessions have which value of an attribute, by mark, of a day and added up by month; and how many of a day took how many
 * minutes to convert.
 */
export const SESSION_COUNTS: Rollup = {
  name: 'attributes and times to convert',
  tables: ['session_count'],
  rebuildSql: (counted) => {
    const paths = Prisma.sql`select *, ${counted.seconds} as seconds, 1 as sessions from ${counted.stored.paths} as path`
    return [insertSql(counted.key, countedSql(counted, paths))]
  },
  changeSql: (counted) => [
    Prisma.sql`
    create temporary table session_count_change on commit drop as
    ${countedSql(counted, changedSql(counted))}`,
    Prisma.sql`
    ${insertSql(counted.key, Prisma.sql`select * from session_count_change`)}
    on conflict (funnel, ${KEY}) do update
    set sessions = array(
      select was + more
      from unnest(session_count.sessions, excluded.sessions) with ordinality as mark (was, more, place)
      order by place
    )`,
    Prisma.sql`
    delete from session_count as counted
    using session_count_change as change
    where counted.funnel = ${counted.key} and ${IS_CHANGED} and counted.sessions[1] = 0`,
    Prisma.sql`drop table session_count_change`,
  ],
}

const IS_CHANGED = Prisma.join(
  KEY_COLUMNS.map((column) => Prisma.raw(`counted.${column} = change.${column}`)),
  ' and ',
)

/** Most late events change nothing of it. */
function changedSql({ now, before, seconds }: Counted): Prisma.Sql {
  const signed = (rows: Prisma.Sql, sign: Prisma.Sql) =>
    Prisma.sql`select started_on, steps, attributes, ${seconds} as seconds, ${sign} as sessions from ${rows} as path`
  return Prisma.sql`
          select started_on, steps, seconds, attributes, sum(sessions)::int as sessions
          from (
            ${signed(now.paths, Prisma.sql`1`)}
            union all
            ${signed(before.paths, Prisma.sql`-1`)}
          ) as signed
          group by started_on, steps, seconds, attributes
          having sum(sessions) <> 0`
}

function insertSql(key: string, rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into session_count (funnel, ${KEY}, sessions)
    select ${key}::text, ${KEY}, sessions from (${rows}) as counted`
}

/** Of rows, each of so many `sessions`. The first mark is that of all; of minutes there is no other. */
function countedSql({ funnel }: Counted, paths: Prisma.Sql): Prisma.Sql {
  const marks = listMarks(funnel).map(
    (mark) => Prisma.sql`coalesce(sum(sessions) filter (where ${holdsSql(mark, Prisma.sql`steps`)}), 0)::int`,
  )
  const ofAttributes = (topic: string, start: Prisma.Sql) => Prisma.sql`
        select ${topic}::text as topic, ${start} as start, name, value, array[${Prisma.join(marks)}] as sessions
        from told
        group by start, name, value`
  return Prisma.sql`
      with path as ( -- so many sessions
        ${paths}
      ),
      told as ( -- a value of an attribute on a day, by the steps of its sessions
        select started_on as day, name, value, steps, sum(sessions) as sessions
        from path
        cross join jsonb_each_text(attributes) as attribute (name, value)
        where value is not null
        group by day, name, value, steps
      ),
      counted as ( -- a row of the table
        ${ofAttributes('attribute', Prisma.sql`day`)}
        union all
        ${ofAttributes('attribute-month', MONTH)}
        union all
        select 'minutes', started_on, '', floor(seconds / 60)::int::text, array[sum(sessions)::int]
        from path
        where seconds is not null
        group by started_on, floor(seconds / 60)::int
      )
      select *
      from counted
      where exists (select 1 from unnest(sessions) as changed where changed <> 0)
      order by ${KEY}`
}
