import { Prisma } from '@/prisma/generated/client'

/** Rows of order_standing that are counted, or taken off. */
export type CountedOrders = Readonly<{ rows: Prisma.Sql; sign: 1 | -1 }>

/**
 * What orders are counted by. `known`: as they are known, by the day of their checkout, service and marks. `money`: what those that are there
 * brought, by the day on which they were made, currency and marks. `made`: those of files, by that day; mark 1: no checkout is known.
 * `tracked`: those that were checked out, by the day of the first; mark 1: in no file. `held`: those that hold a product, with the pieces
 * that were kept, of all time on one day.
 */
export type OrderTopic = 'known' | 'money' | 'made' | 'tracked' | 'held'

/** A text that may be missing, as a part: none is empty, any other begins with "=". */
export function toPartSql(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce('=' || ${text}, '')`
}

/** The text of a part; null where it is missing. */
export function fromPartSql(part: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`case when ${part} <> '' then substr(${part}, 2) end`
}

type Topic = Readonly<{
  day: Prisma.Sql
  part: Prisma.Sql
  mark: Prisma.Sql
  isIn: Prisma.Sql
  categories: Prisma.Sql
  isMoney?: true
  /** Of these kinds of scopes alone. */
  kinds?: readonly OrderScopeKind[]
}>

const NO_PART = Prisma.sql`''::text`
const CATEGORIES = Prisma.sql`categories`

const TOPICS: Readonly<Record<OrderTopic, Topic>> = {
  known: {
    day: Prisma.sql`known_on`,
    part: toPartSql(Prisma.sql`service`),
    mark: Prisma.sql`marks`,
    isIn: Prisma.sql`known_on is not null`,
    categories: Prisma.sql`known_categories`,
  },
  money: {
    day: Prisma.sql`made_on`,
    part: toPartSql(Prisma.sql`currency`),
    mark: Prisma.sql`money_marks::int`,
    isIn: Prisma.sql`made_on is not null`,
    categories: CATEGORIES,
    isMoney: true,
  },
  made: {
    day: Prisma.sql`made_on`,
    part: NO_PART,
    mark: Prisma.sql`(tracked_on is null)::int`,
    isIn: Prisma.sql`made_on is not null and is_filed`,
    categories: CATEGORIES,
  },
  tracked: {
    day: Prisma.sql`tracked_on`,
    part: NO_PART,
    mark: Prisma.sql`(made_on is null or not is_filed)::int`,
    isIn: Prisma.sql`tracked_on is not null`,
    categories: CATEGORIES,
  },
  held: {
    day: Prisma.sql`'-infinity'::date`,
    part: NO_PART,
    mark: Prisma.sql`0`,
    isIn: Prisma.sql`pieces is not null`,
    categories: CATEGORIES,
    kinds: ['product'],
  },
}

const ORDER_TOPICS = Object.keys(TOPICS) as readonly OrderTopic[]

const SCOPES: Readonly<
  Record<OrderScopeKind, { value: () => Prisma.Sql; of: (topic: Topic) => Prisma.Sql }>
> = {
  shop: { value: () => Prisma.sql`''::text`, of: () => Prisma.empty },
  product: {
    value: () => Prisma.sql`value`,
    of: ({ kinds }: Topic) =>
      kinds
        ? Prisma.sql`cross join unnest(products, kept_pieces) as item (value, pieces)`
        : Prisma.sql`cross join unnest(products) as value`,
  },
  category: {
    value: () => Prisma.sql`value`,
    of: ({ categories }: Topic) => Prisma.sql`cross join unnest(${categories}) as value`,
  },
}

export type OrderScopeKind = 'shop' | 'product' | 'category'

export const ORDER_SCOPE_KINDS = Object.keys(SCOPES) as readonly OrderScopeKind[]

/** Of these topics and kinds of scopes; all where nothing is said. */
export type EntriesOf = Readonly<{ topics?: readonly OrderTopic[]; kinds?: readonly OrderScopeKind[] }>

/** Of orders as they are known: a scope of a kind that a row of order_standing is in, by `join`, and its service as a part. */
export function ofKnownSql(kind: OrderScopeKind) {
  const { value, of } = SCOPES[kind]
  return { value: value(), part: TOPICS.known.part, join: of(TOPICS.known) }
}

/** Each topic with each kind of scopes that it is counted by. */
export function listTopicScopes(): EntriesOf[] {
  return ORDER_TOPICS.flatMap((topic) => listKinds(topic).map((kind) => ({ topics: [topic], kinds: [kind] })))
}

function listKinds(topic: OrderTopic): readonly OrderScopeKind[] {
  return TOPICS[topic].kinds ?? ORDER_SCOPE_KINDS
}

/** Rows that add up to those of order_day with these topics and kinds of scopes: an order in each, with a minus where it is taken off. */
export function orderEntriesSql(
  changes: readonly CountedOrders[],
  { topics = ORDER_TOPICS, kinds = ORDER_SCOPE_KINDS }: EntriesOf = {},
): Prisma.Sql {
  const each = changes.flatMap((change) =>
    topics.flatMap((topic) =>
      kinds
        .filter((kind) => listKinds(topic).includes(kind))
        .map((kind) => toEntriesSql(change, topic, kind)),
    ),
  )
  return Prisma.join(each, ' union all ')
}

function toEntriesSql({ rows, sign }: CountedOrders, name: OrderTopic, kind: OrderScopeKind): Prisma.Sql {
  const topic = TOPICS[name]
  const by = Prisma.raw(String(sign))
  const money = topic.isMoney
    ? Prisma.sql`${by} * paid as paid, ${by} * came_back as came_back, ${by} * left_over as left_over`
    : Prisma.sql`0 as paid, 0 as came_back, 0 as left_over`
  return Prisma.sql`
      select ${Prisma.raw(`'${name}'`)}::text as topic, ${Prisma.raw(`'${kind}'`)}::text as scope_kind, ${SCOPES[kind].value()} as scope_value,
        ${topic.day} as day, ${topic.part} as part, ${topic.mark} as mark, ${by} as orders, ${money},
        ${name === 'held' ? Prisma.sql`${by} * pieces` : Prisma.sql`0`} as pieces
      from ${rows} as standing
      ${SCOPES[kind].of(topic)}
      where ${topic.isIn}`
}
