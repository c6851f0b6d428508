import type { ReportQuery } from '@/lib/query/report-query'
import { unitStepsSql } from '@/lib/sql/unit-steps-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a set of steps that some unit has. */
export type FunnelRow = Readonly<{ steps: number; units: number }>

export function funnelSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    with unit_steps as ( -- so many units of the whole range with this set of steps
      ${unitStepsSql(query, () => Prisma.sql`date '1970-01-01'`)}
    )
    select steps::int, sum(units)::int as units
    from unit_steps
    group by steps`
}
