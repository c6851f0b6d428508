import { Prisma } from '@/lib/db'
import { toArrayLiteral } from './to-array-literal'

/** As what PostgreSQL takes the values of a field. */
type ValueType = 'text' | 'int' | 'bigint' | 'boolean' | 'numeric' | 'timestamptz'

/** Fields of rows as columns, in their order; a column has the name of its field, with underscores. */
export type Columns<Row> = Readonly<{ [Field in keyof Row & string]?: ValueType }>

/** Rows to select from, one array a column: `unnest(...) as given (id, first_name)`. */
export function rowsSql<Row>(rows: readonly Row[], columns: Columns<Row>, name = 'given'): Prisma.Sql {
  const arrays = (Object.entries(columns) as [keyof Row & string, ValueType][]).map(
    ([field, type], place) => {
      // Shorter arrays are filled up with null; the first column has as many values as there are rows.
      const isNull = place > 0 && rows.every((row) => (row[field] ?? null) === null)
      const values = isNull ? [] : rows.map((row) => toValue(row[field]))
      return Prisma.sql`${toArrayLiteral(values)}::${Prisma.raw(type)}[]`
    },
  )
  return Prisma.sql`unnest(${Prisma.join(arrays)}) as ${Prisma.raw(name)} (${columnsSql(columns)})`
}

/** The names of the columns; with `of` each is one of that row. */
export function columnsSql(columns: Columns<never>, of?: string): Prisma.Sql {
  const names = Object.keys(columns).map((field) =>
    field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
  return Prisma.raw(names.map((name) => (of ? `${of}.${name}` : name)).join(', '))
}

function toValue(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}
