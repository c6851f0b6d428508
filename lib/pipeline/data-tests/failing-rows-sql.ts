import { Prisma } from '@/lib/db'
import type { DataTest } from '@/lib/models/data-test'
import { identifierSql, identifiersSql } from '@/lib/sql/identifier-sql'
import { foldedSql } from '@/lib/sql/order-status-sql'

export type TestOfRows = Extract<
  DataTest,
  { kind: 'not_null' | 'unique' | 'accepted_values' | 'relationships' }
>

/** A select of what breaks a test, one row for each offence as dbt's generic tests count them. */
export function failingRowsSql(model: string, test: TestOfRows): Prisma.Sql {
  const table = identifierSql(model)
  switch (test.kind) {
    case 'not_null':
      return Prisma.sql`select * from ${table} where ${identifierSql(test.column)} is null`
    case 'unique':
      return Prisma.sql`
        select ${identifiersSql(test.columns)}, count(*) as rows
        from ${table}
        where ${allThereSql(test.columns)}
        group by ${identifiersSql(test.columns)}
        having count(*) > 1`
    case 'accepted_values':
      return Prisma.sql`
        select ${identifierSql(test.column)} as value, count(*) as rows
        from ${table}
        where ${test.anyCase ? foldedSql(identifierSql(test.column)) : identifierSql(test.column)}
          <> all (${[...test.values]}::text[])
        group by ${identifierSql(test.column)}`
    case 'relationships':
      return Prisma.sql`
        select ${identifiersSql(test.columns)}, count(*) as rows
        from ${table} as child
        where ${allThereSql(test.columns)}
          and not exists (
            select
            from ${identifierSql(test.to)} as parent
            where (${identifiersSql(test.fields, 'parent')}) = (${identifiersSql(test.columns, 'child')})
          )
        group by ${identifiersSql(test.columns)}`
  }
}

function allThereSql(columns: readonly string[]): Prisma.Sql {
  const isThere = columns.map((column) => Prisma.sql`${identifierSql(column)} is not null`)
  return Prisma.join(isThere, ' and ')
}
