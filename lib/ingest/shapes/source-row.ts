// What a row of a source became by its mapping. Ids are kept as they came; times are absolute.

/** A product as a row tells of it; its id is its name where only that is said. */
export type RowProduct = Readonly<{
  id: string
  name: string | null
  category: string | null
  price: number | null
  quantity: number | null
}>

/** What was paid. `value`: null where only the currency of its prices is said. `currency`: three letters of ISO 4217; null where nobody said. */
export type RowAmount = Readonly<{ value: number | null; currency: string | null }>

/** Two ids of one person, as the source says: whoever was `from` is `to`. */
export type IdTie = Readonly<{ from: string; to: string; at: Date }>

/** An event. What its name means is not looked at here, but for products and amounts of orders. */
export type RowEvent = Readonly<{
  /** As it came; null: to be made of the content. */
  id: string | null
  /** Known or anonymous, whichever the row is of. */
  userId: string
  anonymousId: string | null
  /** Null: the source names none. */
  sessionId: string | null
  type: string
  occurredAt: Date
  orderId: string | null
  pageUrl: string | null
  /** One for a view, several for an order. */
  products: readonly RowProduct[]
  amount: RowAmount | null
  attributes: Readonly<Record<string, string>>
}>

/** An order, or a line of it, from a file of orders. Null: this row does not say. */
export type RowOrder = Readonly<{
  orderId: string
  userId: string | null
  createdAt: Date | null
  status: string | null
  amount: RowAmount | null
  products: readonly RowProduct[]
}>

/** What one record became: never several events, so that what is read, stored, known and refused adds up. */
export type SourceRow = Readonly<
  | { kind: 'event'; event: RowEvent; tie: IdTie | null }
  | { kind: 'order'; order: RowOrder }
  | { kind: 'tie'; tie: IdTie }
>

/** A row, or why there is none in a sentence's words: `event_time is not a time: "soon"`. */
export type Understood = Readonly<{ ok: true; row: SourceRow } | { ok: false; reason: string }>
