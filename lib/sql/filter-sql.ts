import { attributeOf, isDerived } from '@/lib/query/attribute'
import { type Condition, filterOf } from '@/lib/query/filter'
import type { ReportQuery } from '@/lib/query/report-query'
import { Prisma } from '@/prisma/generated/client'
import { requireProducts } from './of-kind-sql'
import { inRangeSql } from './range-sql'
import { inScopeSql, isOfShop } from './scope-sql'

/**
 * What a session of `session_path` has of an attribute, as text; null where it is not known. `name` is as in
 * `lib/query/attribute.ts`. The first session of a user is a new visitor's.
 */
function attributeSql(name: string): Prisma.Sql {
  if (!isDerived(name)) return Prisma.sql`session_path.attributes ->> ${attributeOf(name)}`
  return name === 'weekday'
    ? weekdaySql(Prisma.sql`session_path.started_on`)
    : Prisma.sql`case when ${IS_LATER} then 'returning' else 'new' end`
}

/** The same within `unitsSql`. */
export function unitAttributeSql(query: ReportQuery, name: string): Prisma.Sql {
  if (name !== 'visitor' || !findsFirst(query)) return attributeSql(name)
  return Prisma.sql`case when session_path.started_at = first_at and not ${IS_LATER} then 'new' else 'returning' end`
}

/**
 * Whether the first session of each user is found at once. In a range most users have one or two, which are looked up sooner; an
 * attempt may begin later than its session.
 */
function findsFirst({ range, scope, funnelId }: ReportQuery): boolean {
  return range === null && scope.where === undefined && funnelId === undefined
}

const JOIN_FIRST = Prisma.sql`
      join (select user_id, min(started_at) as first_at from session_path group by user_id) as came using (user_id)`

/** `monday` ... `sunday`. */
export function weekdaySql(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`trim(to_char(${day}, 'day'))`
}

/** Whether its user came before. */
const IS_LATER = Prisma.sql`exists (
          select 1
          from session_path as earlier
          where earlier.user_id = session_path.user_id
            and earlier.session_id <> session_path.session_id
            and (earlier.started_at, earlier.session_id) < (session_path.started_at, session_path.session_id)
        )`

/** True for the sessions that are as the question's filter says. What is not known is none of the values. */
export function passesSql(where: string | undefined): Prisma.Sql {
  const conditions = filterOf(where).map(conditionSql)
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ')
}

function conditionSql({ name, isNot, values }: Condition): Prisma.Sql {
  if (name === 'visitor' && values.length === 1) {
    return (values[0] === 'new') === isNot ? IS_LATER : Prisma.sql`not ${IS_LATER}`
  }
  const known = values.filter((value) => value !== null)
  const value = attributeSql(name)
  const isOne = Prisma.sql`coalesce(${value} = any(${known}::text[]), ${known.length < values.length})`
  return isNot ? Prisma.sql`not ${isOne}` : isOne
}

/**
 * `from ... where ...`: the sessions of a question (`session_path`), or where it is of products, or told apart by them, the pairs
 * of a session and a product that it met (`product_funnel`, too); of a saved funnel its attempts under the same names. `steps` are
 * those of the one or the other. `joined` is joined to them. Throws `funnel_of_shop`.
 */
export function fromEntriesSql(query: ReportQuery, isOfPairs: boolean, joined = Prisma.empty): Prisma.Sql {
  const { range, scope, funnelId } = query
  if (!isOfShop(scope)) requireProducts(query)
  const chosen = Prisma.sql`${inRangeSql(Prisma.sql`session_path.started_on`, range)} and ${passesSql(scope.where)}`
  const ofPairs = Prisma.sql`${inRangeSql(Prisma.sql`product_funnel.started_on`, range)} and ${inScopeSql(Prisma.sql`product_id`, scope)}`
  if (funnelId !== undefined)
    return Prisma.sql`${fromAttemptsSql(funnelId)} ${joined} where ${chosen} and ${ofPairs}`
  if (!isOfPairs) return Prisma.sql`from session_path ${joined} where ${chosen}`
  return Prisma.sql`
      from session_path
      join product_funnel using (user_id, session_id) ${joined}
      where ${chosen} and ${ofPairs}`
}

function fromAttemptsSql(funnelId: string): Prisma.Sql {
  return Prisma.sql`
      from (
        select user_id, session_id, started_on, started_at, steps, attributes, product_id as product, reached_at as reached
        from attempt
        where funnel = ${funnelId}
      ) as session_path
      cross join lateral (
        select product as product_id, reached as reached_at, session_path.steps, session_path.started_on
      ) as product_funnel`
}

type Units = Readonly<{
  key: Prisma.Sql
  /** How many columns that is. */
  keys?: 1 | 2
  isOfPairs?: boolean
  /** Whether the key tells products apart. */
  isByProduct?: boolean
  /** Whether it has a `unitAttributeSql` of visitors. */
  isByVisitor?: boolean
}>

/** Rows (`key`, user_id, steps) of what is counted once: by key a user, or else a session, with all steps that it took. */
export function unitsSql(
  query: ReportQuery,
  { key, keys = 1, isOfPairs = !isOfShop(query.scope), isByProduct = false, isByVisitor = false }: Units,
): Prisma.Sql {
  if (isOfPairs) requireProducts(query)
  const steps = isOfPairs ? Prisma.sql`product_funnel.steps` : Prisma.sql`session_path.steps`
  const from = fromEntriesSql(query, isOfPairs, isByVisitor && findsFirst(query) ? JOIN_FIRST : Prisma.empty)
  if (query.unit === 'sessions' && !(isOfPairs && meetsMany(query, isByProduct)))
    return Prisma.sql`select ${key}, user_id, ${steps} ${from}`
  return Prisma.sql`
      select ${key}, user_id, bit_or(${steps}) as steps
      ${from}
      group by ${Prisma.raw(keys === 1 ? '1' : '1, 2')}, user_id${Prisma.raw(query.unit === 'users' ? '' : ', session_id')}`
}

/** Whether a session may be there with several products; an attempt has one. */
function meetsMany({ scope, funnelId }: ReportQuery, isByProduct: boolean): boolean {
  return funnelId === undefined && scope.product === undefined && !isByProduct
}
