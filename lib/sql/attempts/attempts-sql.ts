import type { Funnel, Match } from '@/lib/funnel/definition'
import { listOwnSteps, placeOfKey, stepBit } from '@/lib/funnel/steps'
import { Prisma } from '@/prisma/generated/client'
import { dayOfSql } from '../day-sql'
import { raw } from '../raw'
import { matchSql } from './match-sql'
import { FIRST_EXCLUSION, firstsSql, mayBeSimple, simpleSql } from './simple-attempts-sql'

/** What is looked at: all events where none are given, else a table of all events of some users; and what types of orders there are. */
export type Attempted = Readonly<{
  timeZone: string
  /** Types that are of an order as it is made: they belong to every product of it. */
  checkouts: readonly string[]
  /** Types that belong to no session. */
  backOffice: readonly string[]
  events?: Prisma.Sql
  /** Whether they are all events of some users alone: going through those in order costs less than reading them twice. */
  isSample?: boolean
  /** Whether nobody asks what an attempt is of, nor for its session in a window: then they are not looked for. */
  isBare?: boolean
  /** Where sessions, and the events that enter, are looked up: the tables, or what of them holds all of those. */
  sessions?: Prisma.Sql
  entries?: Prisma.Sql
}>

/** Of an event with its `mask`: where it stands among those of its moment, by the first step that it may be. */
export const RANK = Prisma.sql`case when mask & 255 = 0 then 256 else mask & 255 & -(mask & 255) end`

/**
 * One row an attempt at the funnel, of all history (docs/funnels.md): (user_id, session_id, product_id, entered_at,
 * entered_on, reached_at, furthest, ended_at, attributes). `entered_on` is its day in the zone; `product_id` is null where
 * the shop is counted; `reached_at` has a moment a step, null for one that was not taken; `furthest` is the place of the
 * furthest step, from 0, of those that must be. Sessions that took no step are no attempts. `session_path` is up to date.
 */
export function attemptsSql(funnel: Funnel, attempted: Attempted): Prisma.Sql {
  const key = keySql(funnel)
  const isWindow = funnel.within !== 'session'
  const isSimple = mayBeSimple(funnel) && !attempted.isSample
  const session = isWindow ? Prisma.sql`${key}, session_id` : key
  const others = Prisma.sql`join (select ${session} from firsts where not is_simple) as other using (${session})`
  return Prisma.sql`
    with occurred as not materialized ( -- an event that is looked at, and what it may be: of each of its products where those are counted
      ${funnel.per === 'product' ? ofProductsSql(funnel, attempted) : occurredSql(funnel, attempted)}
    ),
    ${
      isSimple
        ? Prisma.sql`firsts as materialized ( -- what each did first
      ${firstsSql(funnel, key, attempted.isBare)}),`
        : Prisma.empty
    }
    taken as ( -- the events that other attempts are made of, in order
      select ${key}, array_agg(occurred_at) as moments, array_agg(mask) as masks, array_agg(order_id) as orders${isWindow ? ENTRIES : Prisma.empty}
      from (
        select occurred.* from occurred ${isSimple ? others : Prisma.empty}
        order by ${key}, occurred_at, rank, id collate "C"
      ) as in_order
      group by ${key}
    ),
    matched as ( -- such an attempt, or a session that took no step
      select ${key}${isWindow ? ENTRY : Prisma.empty}, reached_at, furthest, ended_at,
        masks[first:last] as masks, orders[first:last] as orders
      from taken
      cross join lateral match_attempts(moments, masks, ${ruleSql(funnel)}) as attempt
    ),
    found as ( -- any, with the step that comes to its orders later
      ${followedSql(funnel, isWindow ? Prisma.sql`${key}, session_id, id, entered_at` : key)}
      ${isSimple ? Prisma.sql`union all ${simpleSql(funnel, key)}` : Prisma.empty}
    )
    select user_id, session_id, ${funnel.per === 'product' ? Prisma.sql`product_id` : Prisma.sql`null::text as product_id`},
      ${isWindow ? ofEntrySql(attempted) : ofSessionSql(attempted)}
    where furthest >= 0`
}

/** An attempt within a session is dated by its session. */
const ofSessionSql = ({
  sessions = SESSIONS,
}: Attempted) => Prisma.sql`started_at as entered_at, started_on as entered_on, reached_at, furthest, ended_at, attributes
    from found
    join (select user_id, session_id, started_at, started_on, attributes from ${sessions} as session) as path
      using (user_id, session_id)`

const SESSIONS = Prisma.sql`session_path`

/** In a window the events with what finds them again, and the one that is the entry. */
const ENTRIES = Prisma.sql`, array_agg(session_id) as session_ids, array_agg(id) as ids`
const ENTRY = Prisma.sql`, session_ids[first] as session_id, ids[first] as id, moments[first] as entered_at`

/** One in a window by its entry, which says what it is of, and where it says nothing its session does. Both are joined to the left: who asks for no attribute looks up neither. */
function ofEntrySql({ timeZone, sessions = SESSIONS, entries = Prisma.sql`event` }: Attempted): Prisma.Sql {
  return Prisma.sql`entered_at, ${dayOfSql(Prisma.sql`entered_at`, timeZone)} as entered_on, reached_at, furthest, ended_at,
      coalesce(path.attributes, '{}') || coalesce(entry.attributes, '{}') as attributes
    from found
    left join (select user_id, session_id, id, attributes from ${entries} as event) as entry
      using (user_id, session_id, id)
    left join (select user_id, session_id, attributes from ${sessions} as session) as path using (user_id, session_id)`
}

function keySql({ within, per }: Funnel): Prisma.Sql {
  const columns = ['user_id', within === 'session' && 'session_id', per === 'product' && 'product_id']
  return Prisma.raw(columns.filter((column) => column !== false).join(', '))
}

/** Events of users, or of sessions, with `mask` and, for order within a moment, `rank`. */
function occurredSql(funnel: Funnel, { backOffice, events = Prisma.sql`event` }: Attempted): Prisma.Sql {
  const conditions = [
    ...(funnel.order === 'strict' ? [] : [Prisma.sql`event.type = any (${listTypes(funnel)}::text[])`]),
    ...(funnel.within === 'session' ? [Prisma.sql`event.type <> all (${[...backOffice]}::text[])`] : []),
    ...funnel.steps.flatMap(({ byOrder, match }) => (byOrder ? [Prisma.sql`not ${matchSql(match)}`] : [])),
  ]
  const isAny = funnel.order === 'strict' ? Prisma.sql`true` : Prisma.sql`mask <> 0`
  return Prisma.sql`
      select user_id, session_id, id, occurred_at, type, product_id, order_id, properties, mask,
        ${RANK} as rank
      from (
        select event.*, ${maskSql(funnel)} as mask
        from ${events} as event
        where ${conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ')}
      ) as masked
      where ${isAny}`
}

/** The same by product, once each: a checkout is of every product of its order, and of those that it lists itself. */
function ofProductsSql(funnel: Funnel, attempted: Attempted): Prisma.Sql {
  const columns = Prisma.sql`user_id, session_id, id, occurred_at, type, order_id, mask, rank`
  const isCheckout = Prisma.sql`type = any (${[...attempted.checkouts]}::text[])`
  return Prisma.sql`
      with of_shop as not materialized ( -- not sent from shard to shard on a cluster; to read it three times takes no longer than to write it down
        ${occurredSql(funnel, attempted)}
      )
      select ${columns}, product_id
      from of_shop
      where product_id is not null
      union
      select ${columns}, order_item.product_id
      from of_shop
      join order_item using (user_id, order_id)
      where ${isCheckout} and order_item.quantity > 0
      union
      select ${columns}, listed.product_id
      from of_shop
      cross join lateral jsonb_array_elements_text(properties -> 'product_ids') as listed (product_id)
      where ${isCheckout} and jsonb_typeof(properties -> 'product_ids') = 'array' and listed.product_id is not null`
}

function listTypes({ steps, exclude = [] }: Funnel): string[] {
  return [...new Set([...steps, ...exclude].flatMap(({ match }) => match.types))]
}

/** What an event may be, as bits: steps, then exclusions. */
export function maskSql(funnel: Funnel): Prisma.Sql {
  const bitSql = (match: Match, place: number) =>
    Prisma.sql`case when ${matchSql(match)} then ${raw(stepBit(place))} else 0 end`
  const steps = listOwnSteps(funnel).map(({ match }, place) => bitSql(match, place))
  const exclusions = (funnel.exclude ?? []).map(({ match }, place) => bitSql(match, FIRST_EXCLUSION + place))
  return Prisma.sql`(${Prisma.join([...steps, ...exclusions], ' + ')})`
}

/** What `match_attempts` is told of the funnel. */
function ruleSql(funnel: Funnel): Prisma.Sql {
  const steps = listOwnSteps(funnel)
  const optional = steps.reduce((bits, step, place) => bits + (step.optional ? stepBit(place) : 0), 0)
  const exclusions = funnel.exclude ?? []
  const from = exclusions.map(({ between }) => (between ? placeOfKey(funnel, between[0]) : 0))
  const to = exclusions.map(({ between }) => (between ? placeOfKey(funnel, between[1]) : steps.length - 1))
  const span = funnel.within === 'session' ? null : funnel.within.seconds
  return Prisma.sql`${raw(steps.length)}, ${raw(optional)}, ${funnel.order}, make_interval(secs => ${span}::float8), ${from}::int[], ${to}::int[]`
}

/**
 * The step by order takes the first event of any order of the step before, where that was taken. It is looked up once a row, as the one
 * element of an array: the shards of a cluster take no other way beside a row once that is joined with its session.
 */
function followedSql(funnel: Funnel, key: Prisma.Sql): Prisma.Sql {
  const last = funnel.steps.at(-1)
  if (!last?.byOrder) return Prisma.sql`select ${key}, reached_at, furthest, ended_at from matched`
  const place = funnel.steps.length - 1
  return Prisma.sql`
      select ${key}, reached_at || later.occurred_at as reached_at,
        case when later.occurred_at is null then furthest else ${raw(place)} end as furthest, ended_at
      from matched
      cross join lateral unnest(array[(
        select min(event.occurred_at)
        from event
        where matched.reached_at[${raw(place)}] is not null
          and event.user_id = matched.user_id
          and ${matchSql(last.match)}
          and event.order_id = any (array(
            select order_id
            from unnest(orders, masks) as held (order_id, mask)
            where mask & ${raw(stepBit(place - 1))} <> 0))
      )]) as later (occurred_at)`
}
