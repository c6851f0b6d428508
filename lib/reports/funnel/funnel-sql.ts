import { funnelOf } from '@/lib/funnel/funnel-of'
import { listMarks } from '@/lib/funnel/marks'
import type { ReportQuery } from '@/lib/query/report-query'
import { unitMarksSql } from '@/lib/sql/unit-marks-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a mark that some unit has. */
export type FunnelRow = Readonly<{ mark: number; units: number }>

export function funnelSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with unit_mark as ( -- so many units with this mark, of a month or day and not of those before it
      ${unitMarksSql(query, 'nothing', listMarks(funnelOf(query)))}
    )
    select mark::int, sum(units)::int as units
    from unit_mark
    group by mark`
}
