import { Prisma } from '@/lib/db'

/** As what PostgreSQL takes the values of a field. */
type ValueType = 'text' | 'int' | 'boolean' | 'numeric' | 'timestamptz'

/** Fields of rows as columns, in their order; a column has the name of its field, with underscores. */
export type Columns<Row> = Readonly<{ [Field in keyof Row & string]?: ValueType }>

/** Rows to select from, one array a column: `unnest(...) as given (id, first_name)`. */
export function rowsSql<Row>(rows: readonly Row[], columns: Columns<Row>, name = 'given'): Prisma.Sql {
  const arrays = (Object.entries(columns) as [keyof Row & string, ValueType][]).map(
    ([field, type]) => Prisma.sql`${rows.map((row) => toValue(row[field], type))}::${Prisma.raw(type)}[]`,
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

/** Numbers travel as text, so that PostgreSQL's decimals take them as they are written. */
function toValue(value: unknown, type: ValueType): unknown {
  if (value instanceof Date) return value.toISOString()
  return type === 'numeric' && value !== null ? String(value) : value
}
