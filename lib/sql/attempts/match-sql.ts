import type { Condition, Match } from '@/lib/funnel/definition'
import { Prisma } from '@/prisma/generated/client'

/** True of a row of `event` that is of one of the types, and of which all conditions hold: `matchesEvent` in SQL. */
export function matchSql({ types, where = [] }: Match): Prisma.Sql {
  const isOfType = Prisma.sql`event.type = any (${[...types]}::text[])`
  return Prisma.sql`(${Prisma.join([isOfType, ...where.map(conditionSql)], ' and ')})`
}

/** Of a value that says nothing only `is-not` holds. */
function conditionSql({ property, op, values }: Condition): Prisma.Sql {
  const said = saidSql(property)
  const texts = Prisma.sql`${values.map(String)}::text[]`
  if (op === 'is') return Prisma.sql`coalesce(${said} = any (${texts}), false)`
  if (op === 'is-not') return Prisma.sql`coalesce(${said} <> all (${texts}), true)`
  if (op === 'contains') {
    const parts = values.map((value) => `%${escaped(String(value), /[\\%_]/g)}%`)
    return Prisma.sql`coalesce(${said} ilike any (${parts}::text[]), false)`
  }
  if (op === 'matches') {
    const patterns = values.map((value) => toRegex(String(value)))
    return Prisma.sql`coalesce(${said} ~ any (${patterns}::text[]), false)`
  }
  const limit = Prisma.sql`${String(values[0]).trim()}::numeric`
  const isFar = Prisma.raw(op === 'at-least' ? '>=' : '<=')
  return Prisma.sql`case when ${said} ~* ${NUMBER} then ${said}::numeric ${isFar} ${limit} else false end`
}

/** As `numberOf` reads them. */
const NUMBER = '^[[:space:]]*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]{1,3})?[[:space:]]*$'

/**
 * What an event says of a property, as text (`textOf`): what came with it, else what it says of its session; `page_url` is
 * its address, `product_id` its product. Null for what says nothing.
 */
export function saidSql(property: string): Prisma.Sql {
  if (property === 'page_url') return Prisma.sql`nullif(event.page_url, '')`
  if (property === 'product_id') return Prisma.sql`event.product_id`
  const texts = [Prisma.sql`event.properties`, Prisma.sql`event.attributes`].map((all) =>
    textSql(Prisma.sql`${all} -> ${property}`),
  )
  return Prisma.sql`coalesce(${Prisma.join(texts)})`
}

/** Each kind is a condition of its own: `case x when` is sent broken to the shards of a cluster that insert what they select. */
function textSql(value: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`case
      when jsonb_typeof(${value}) = 'string' then nullif(${value} #>> '{}', '')
      when jsonb_typeof(${value}) = 'number' then trim_scale((${value} #>> '{}')::numeric)::text
      when jsonb_typeof(${value}) = 'boolean' then ${value} #>> '{}'
    end`
}

/** `**` stands for anything, `*` for anything but a slash, all else for itself. */
function toRegex(pattern: string): string {
  const parts = pattern.match(/\*\*|\*|[^*]+/g) ?? []
  const toPart = (part: string) =>
    part === '**' ? '.*' : part === '*' ? '[^/]*' : escaped(part, /[\\^$.|?*+()[\]{}]/g)
  return `^(?:${parts.map(toPart).join('')})$`
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&')
}
