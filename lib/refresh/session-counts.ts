import { Prisma } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks } from '@/lib/funnel/marks'
import { pathSecondsSql } from '@/lib/sql/conversion-sql'
import { holdsSql } from './counts/mark-sql'
import { MONTH } from './counts/seen-sql'
import type { Rollup } from './rollup'

const KEY_COLUMNS = ['topic', 'start', 'name', 'value'] as const
const KEY = Prisma.raw(KEY_COLUMNS.join(', '))

/**
 * How many sessions have which value of an attribute, by mark, of a day and added up by month; and how many of a day took how many
 * minutes to convert.
 */
export const SESSION_COUNTS: Rollup = {
  name: 'attributes and times to convert',
  tables: ['session_count'],
  rebuildSql: (funnel) => [
    insertSql(countedSql(funnel, Prisma.sql`select *, 1 as sessions from session_path`)),
  ],
  changeSql: (funnel) => [
    Prisma.sql`
    create temporary table session_count_change on commit drop as
    ${countedSql(funnel, CHANGED)}`,
    Prisma.sql`
    ${insertSql(Prisma.sql`select * from session_count_change`)}
    on conflict (funnel, ${KEY}) do update
    set sessions = array(
      select was + more
      from unnest(session_count.sessions, excluded.sessions) with ordinality as mark (was, more, place)
      order by place
    )`,
    Prisma.sql`
    delete from session_count as counted
    using session_count_change as change
    where counted.funnel = 'product' and ${IS_CHANGED} and counted.sessions[1] = 0`,
    Prisma.sql`drop table session_count_change`,
  ],
}

const IS_CHANGED = Prisma.join(
  KEY_COLUMNS.map((column) => Prisma.raw(`counted.${column} = change.${column}`)),
  ' and ',
)

/** Most late events change nothing of it. */
const CHANGED = Prisma.sql`
          select started_on, steps, path, offsets_ms, attributes, sum(sessions)::int as sessions
          from (
            select *, 1 as sessions from path_now
            union all
            select *, -1 from path_before
          ) as signed
          group by started_on, steps, path, offsets_ms, attributes
          having sum(sessions) <> 0`

function insertSql(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into session_count (funnel, ${KEY}, sessions)
    select 'product', ${KEY}, sessions from (${rows}) as counted`
}

/** Of rows of session_path, each of so many `sessions`. The first mark is that of all; of minutes there is no other. */
function countedSql(funnel: Funnel, paths: Prisma.Sql): Prisma.Sql {
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
        from (select *, ${pathSecondsSql(funnel)} as seconds from path) as timed
        where seconds is not null
        group by started_on, floor(seconds / 60)::int
      )
      select *
      from counted
      where exists (select 1 from unnest(sessions) as changed where changed <> 0)
      order by ${KEY}`
}
