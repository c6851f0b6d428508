import { Prisma } from '@/lib/db'
import type { DataTest } from '@/lib/models/data-test'
import { identifierSql, identifiersSql } from '@/lib/sql/identifier-sql'
import { foldedSql } from '@/lib/sql/orders/order-status-sql'

export type TestOfRows = Extract<
  DataTest,
  { kind: 'not_null' | 'unique' | 'accepted_values' | 'relationships' }
>

/**
 * A select of what breaks a test, one row for each offence as dbt's generic tests count them: of all rows of the model, or of
 * those that `looked` of `listChanged` has.
 */
export function failingRowsSql(model: string, test: TestOfRows, isOfChanged = false): Prisma.Sql {
  const table = identifierSql(model)
  const rows = isOfChanged ? Prisma.sql`looked` : table
  switch (test.kind) {
    case 'not_null':
      return Prisma.sql`select * from ${rows} where ${identifierSql(test.column)} is null`
    case 'unique':
      return Prisma.sql`
        select ${identifiersSql(test.columns)}, count(*) as rows
        from ${table}
        where ${allThereSql(test.columns)} ${isOfChanged ? amongChangedSql(test.columns) : Prisma.empty}
        group by ${identifiersSql(test.columns)}
        having count(*) > 1`
    case 'accepted_values': {
      const value = test.anyCase ? foldedSql(Prisma.sql`value`) : Prisma.sql`value`
      return Prisma.sql`
        select value, rows
        from (select ${identifierSql(test.column)} as value, count(*) as rows from ${rows} as given group by 1) as counted
        where ${value} <> all (${[...test.values]}::text[])`
    }
    case 'relationships': {
      // Of what changed parents are found first: a cluster would send all of them to where the list is.
      const among = Prisma.sql`where (${identifiersSql(test.fields)}) in (select ${identifiersSql(test.columns)} from child)`
      return Prisma.sql`
        with child as ( -- what a row points at, and how many do
          select ${identifiersSql(test.columns)}, count(*) as rows
          from ${rows} as given
          where ${allThereSql(test.columns)}
          group by ${identifiersSql(test.columns)}
        )
        select ${identifiersSql(test.columns, 'child')}, rows
        from child
        left join (
          select ${identifiersSql(test.fields)} from ${identifierSql(test.to)} ${isOfChanged ? among : Prisma.empty}
        ) as parent on (${identifiersSql(test.fields, 'parent')}) = (${identifiersSql(test.columns, 'child')})
        where (${identifiersSql(test.fields, 'parent')}) is null`
    }
  }
}

/** What changed may stand a second time in a row that did not. */
function amongChangedSql(columns: readonly string[]): Prisma.Sql {
  return Prisma.sql`and (${identifiersSql(columns)}) in (select ${identifiersSql(columns)} from looked)`
}

function allThereSql(columns: readonly string[]): Prisma.Sql {
  const isThere = columns.map((column) => Prisma.sql`${identifierSql(column)} is not null`)
  return Prisma.join(isThere, ' and ')
}
