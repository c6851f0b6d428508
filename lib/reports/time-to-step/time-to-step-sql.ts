import type { ReportQuery } from '@/lib/query/report-query'
import { type StepTimesRow, stepTimesSql } from '@/lib/sql/step-times-sql'
import { Prisma } from '@/prisma/generated/client'

/** One row a gap with times; quantiles are the median, then p90. */
export type TimeRow = StepTimesRow

/** One row a gap and product with times. */
export type ProductTimeRow = StepTimesRow & Readonly<{ product: string }>

const QUANTILES = { shares: [0.5, 0.9] }

export function timeToStepSql(query: ReportQuery): Prisma.Sql {
  return stepTimesSql(query, { by: 'nothing' }, QUANTILES)
}

export function timeToStepByProductSql(query: ReportQuery): Prisma.Sql {
  return Prisma.sql`
    select timed.*, coalesce(product.name, part) as product
    from (${stepTimesSql(query, { by: 'product' }, QUANTILES)}) as timed
    left join product on product.id = part
    order by product, part`
}
