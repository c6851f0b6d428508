import type pg from 'pg'

export const PRODUCTS = 30
export const DAYS = 730

const TABLES = ['event', '"order"', 'order_item']

/** About so many events as asked for; the true number comes from `count(*)`. */
const EVENTS_A_SESSION = 4.95
const EVENTS_A_USER = 25

export type Generated = Readonly<{ events: number; sessions: number; users: number }>

/**
 * Fills an empty database with about `events` events over the DAYS days up to today, always the same ones but
 * for the day. Made by the server itself, in the order of the sessions' starts, as events arrive. Every session
 * begins with page views and lies within one day of UTC, so that the simplest funnel over raw events, which
 * asks for the steps in order and takes the range from the events, has the same answer as ours.
 */
export async function generateEvents(client: pg.Client, events: number): Promise<Generated> {
  const sessions = Math.ceil(events / EVENTS_A_SESSION)
  const users = Math.ceil(events / EVENTS_A_USER)
  const indexes = await dropIndexes(client)
  await client.query(INSERT_PRODUCTS)
  await client.query(createSessionsSql(sessions, users))
  await client.query(CREATE_CHOICES)
  await client.query(INSERT_EVENTS)
  await client.query(INSERT_ORDERS)
  await client.query(INSERT_ORDER_ITEMS)
  await client.query('drop table bench_choice, bench_session')
  for (const statement of indexes) await client.query(statement)
  await client.query(`update refresh_state set data_kind = 'real'`)
  await client.query(`vacuum (analyze) ${TABLES.join(', ')}`)
  const { rows } = await client.query<{ events: number }>('select count(*)::int as events from event')
  return { events: rows[0]?.events ?? 0, sessions, users }
}

/** Rows first, indexes afterwards, because that is several times faster. Returns what puts them back. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint
    where contype = 'p' and conrelid::regclass::text = any ($1)
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index
    where not indisprimary and indrelid::regclass::text = any ($1)`,
    [TABLES],
  )
  for (const { away } of rows) await client.query(away)
  return rows.map(({ back }) => back)
}

/** A number from 0 to below 1 that looks random and is the same every time. */
function chance(number: string, seed: number): string {
  return `((hashint8extended(${number}, ${seed}) & 1073741823) / 1073741824.0::float8)`
}

const INSERT_PRODUCTS = `
  insert into product (id, name, category, price, inventory)
  select md5('product' || n)::uuid::text, 'Product ' || n, 'Category ' || n % 5, 10 + n, 100
  from generate_series(0, ${PRODUCTS - 1}) as n`

/** One row a session: where it starts (never within an hour of midnight), and how many products it looks at. */
function createSessionsSql(sessions: number, users: number): string {
  return `
    create table bench_session as
    select n, md5('session' || n)::uuid::text as id,
      md5('user' || (${chance('n', 1)} * ${users})::int)::uuid::text as user_id,
      (${chance('n', 2)} * 4)::int + 1 as products,
      floor(power(${chance('n', 3)}, 1.5) * ${PRODUCTS})::int as first_product,
      ${chance('n', 4)} as checkout_chance, ${chance('n', 5)} as ship_chance,
      (current_date at time zone 'UTC')::timestamptz - interval '${DAYS} days' + interval '1 day' * day
        + interval '1 hour' + interval '1 hour' * 22 * (position * ${DAYS} - day) as started_at
    from generate_series(1, ${sessions}) as n
    cross join lateral (select (n - 1)::float8 / ${sessions} as position) as at
    cross join lateral (select floor(position * ${DAYS}) as day) as on_day
    order by n`
}

/** One row a product that a session looks at: whether it went into the cart. */
const CREATE_CHOICES = `
  create table bench_choice as
  select session.n, place, md5('product' || (first_product + place * 7) % ${PRODUCTS})::uuid::text as product_id,
    ${chance('session.n * 8 + place', 6)} < 0.5 as carted
  from bench_session as session
  cross join lateral generate_series(0, products - 1) as place`

/** A view every minute, the carts from half a minute later on, then the checkout; the parcel leaves days later. */
const INSERT_EVENTS = `
  insert into event (user_id, id, session_id, type, occurred_at, received_at, product_id, order_id, page_url)
  with buyer as ( -- a session that checks out
    select session.*, md5('order' || n)::uuid::text as order_id
    from bench_session as session
    where checkout_chance < 0.31 and exists (select from bench_choice where bench_choice.n = session.n and carted)
  ),
  made as ( -- an event
    select user_id, 'v' || n || '-' || place as id, session.id as session_id, 'page_view' as type,
      started_at + interval '1 minute' * place as occurred_at, product_id, null as order_id
    from bench_session as session
    join bench_choice using (n)
    union all
    select user_id, 'c' || n || '-' || place, session.id, 'add_to_cart',
      started_at + interval '1 minute' * place
        + interval '1 second' * (5 + 300 * power(${chance('n * 8 + place', 7)}, 3)), product_id, null
    from bench_session as session
    join bench_choice using (n)
    where carted
    union all
    select user_id, 'k' || n, id, 'checkout',
      started_at + interval '10 minutes' + interval '1 second' * (1200 * power(${chance('n', 8)}, 2)), null, order_id
    from buyer
    union all
    select user_id, 's' || n, id, 'package_shipped',
      started_at + interval '1 day' * (1 + 3 * ship_chance), null, order_id
    from buyer
    where ship_chance < 0.8 and started_at + interval '1 day' * (1 + 3 * ship_chance) < now()
  )
  select user_id, md5(id)::uuid::text, session_id, type, occurred_at, occurred_at, product_id, order_id,
    'https://shop.example/product/' || coalesce(product_id, '')
  from made
  order by occurred_at`

const INSERT_ORDERS = `
  insert into "order" (user_id, id, created_at, status)
  select user_id, order_id, occurred_at, 'created'
  from event
  where type = 'checkout'`

const INSERT_ORDER_ITEMS = `
  insert into order_item (user_id, order_id, product_id, quantity)
  select event.user_id, event.order_id, cart.product_id, 1
  from event
  join event as cart on cart.user_id = event.user_id and cart.session_id = event.session_id
    and cart.type = 'add_to_cart'
  where event.type = 'checkout'`
