import { Prisma } from '@/prisma/generated/client'

/** The name of a table or column of ours, quoted. Names come from our own tables of models, never from outside. */
export function identifierSql(name: string): Prisma.Sql {
  if (!/^[a-z][A-Za-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no name of ours.`)
  return Prisma.raw(`"${name}"`)
}

/** Several, with commas between them; with `of` each is a column of that row. */
export function identifiersSql(names: readonly string[], of?: string): Prisma.Sql {
  return Prisma.join(
    names.map((name) => (of ? Prisma.sql`${identifierSql(of)}.${identifierSql(name)}` : identifierSql(name))),
  )
}
