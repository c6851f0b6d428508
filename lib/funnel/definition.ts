/** What an event's property must be: `is`, `contains` and `matches` any of the values, `is-not` none of them; `at-least` and `at-most` one number. */
export type Condition = Readonly<{
  property: string
  op: 'is' | 'is-not' | 'contains' | 'matches' | 'at-least' | 'at-most'
  values: readonly (string | number)[]
}>

/** Which events a step is: any of the types, where all conditions hold. */
export type Match = Readonly<{ types: readonly string[]; where?: readonly Condition[] }>

/** What people read for a step. A sentence never spells a step of its own. */
export type StepWords = Readonly<{
  /** `Added to cart` */
  label: string
  /** `cart`: what rates and times are named by, `cart_per_view`, `view_to_cart` */
  noun: string
  /** `carts`, of several */
  nouns: string
  /** `add to cart`, of several */
  verb: string
  /** `added a product to the cart`, of a session or a user */
  did: string
  /** `added one to the cart`, where the product was spoken of before */
  didOne: string
  /** `added to the cart`, of a product */
  didIt: string
  /** `added`, where the step was spoken of before, or stands beside it */
  didShort: string
  /** `add it to the cart`, of a product that was spoken of */
  verbIt: string
  /** `check out what they added`: what those of the step before go on to */
  onward: string
  /** `adding it`: after it, the next step is timed; then where nothing was spoken of before */
  doing: string
  doingFirst: string
  /** `product in cart`: a product of which it is so; then several of them */
  ofProduct: string
  ofProducts: string
  /** `the adding to cart`: what was not recorded where a later step was reached without it */
  event: string
  /** `Left in the cart`: those who came no further */
  furthest: string
}>

export type Step = Readonly<{
  /** Its name in data and addresses: `added_to_cart`. */
  key: string
  /** The name of its column in files of products and of restatements, where that was given before keys were; else the key. */
  column?: string
  match: Match
  /** Its event is that of an order of the step before, whenever it comes, and never one of the session. */
  byOrder?: true
  /** May be left out: it is counted, and nothing after it asks for it. */
  optional?: true
  words: StepWords
}>

/** What ends an attempt where it happens between two steps (keys); without them between the first and the last. */
export type Exclusion = Readonly<{ match: Match; between?: readonly [from: string, to: string] }>

/** What bounds an attempt: its session, or so many seconds from its entry, both ends included. */
export type Within = 'session' | Readonly<{ seconds: number }>

/**
 * A funnel: its steps, in which order their events must come, what bounds an attempt, and what is counted by itself: the
 * shop, or each product. `docs/funnels.md` has the rules to the last tie.
 */
export type Funnel = Readonly<{
  steps: readonly Step[]
  /** `any`: whatever came first. `ordered`: one after another. `strict`: with nothing between. */
  order: 'any' | 'ordered' | 'strict'
  within: Within
  per: 'shop' | 'product'
  exclude?: readonly Exclusion[]
  /** Rates beside those that every funnel has (`listRates`), by the keys of their steps. */
  rates?: readonly Readonly<{ part: string; whole: string }>[]
}>
