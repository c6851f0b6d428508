import { formatName } from '@/lib/format/format-name'
import { parseFilter, writeFilter } from './filter'

type Kind = Readonly<{
  parse: (text: string) => string | null
  must: string
  label: string
  one: string
  many: string
}>

export const LONGEST_NAME = 200

/**
 * What a question can be narrowed to, by the names that these have in addresses, in the order in which they are told. One
 * more is a row here and its condition in `lib/sql/scope-sql.ts`.
 */
export const SCOPES = {
  product: {
    parse: parseName,
    must: `the id or the name of a product, 1 to ${LONGEST_NAME} characters`,
    label: 'Products',
    one: 'product',
    many: 'products',
  },
  category: {
    parse: parseName,
    must: `the name of a category, 1 to ${LONGEST_NAME} characters`,
    label: 'Categories',
    one: 'category',
    many: 'categories',
  },
  /** What its sessions must be like (`lib/query/filter.ts`), as it is written there. */
  where: {
    parse: (text) => {
      const filter = parseFilter(text)
      return filter && writeFilter(filter)
    },
    must: 'conditions such as "device is mobile, tablet; channel is not email; country is unknown"',
    label: 'Filter',
    one: 'filter',
    many: 'sessions',
  },
} as const satisfies Record<string, Kind>

export type ScopeKind = keyof typeof SCOPES

export const SCOPE_KINDS = Object.keys(SCOPES) as readonly ScopeKind[]

/** What a comparison has a row for. */
export const BREAKDOWNS = { product: SCOPES.product, category: SCOPES.category } as const

export type Breakdown = keyof typeof BREAKDOWNS

/**
 * What a question is narrowed to: at most one value of each kind, all of which hold; none is the whole shop. A product is
 * its id, never its name; a category is exactly as it is stored; a filter is its text.
 */
export type Scope = Readonly<Partial<Record<ScopeKind, string>>>

/** As addresses give it: null, or not there, where a question is not narrowed. */
export type ScopeParameters = Readonly<Partial<Record<ScopeKind, string | null>>>

/** What products are called, by their ids; one that is not in it is called by its id. */
export type ProductNames = ReadonlyMap<string, string>

export const NO_NAMES: ProductNames = new Map()

/** A product that can be chosen. */
export type ProductChoice = Readonly<{
  id: string
  /** What people read: unlike that of every other product. */
  label: string
  /** What asks for it in a field of one line: its name where that is its own and can be typed, else its id. */
  typed: string
}>

export function toScope(parameters: ScopeParameters): Scope {
  const given = SCOPE_KINDS.map((kind) => [kind, parameters[kind] ?? null] as const)
  return Object.freeze(Object.fromEntries(given.filter(([, value]) => value !== null)))
}

/** As JSON says it: a product and a category always, null where there is none; what came later only where it is given. */
export function toScopeParameters(scope: Scope) {
  return { product: null, category: null, ...scope }
}

/** What a question is of, for reading: its product, else its category, or `all products`; then its filter. */
export function sayScope(scope: Scope, names: ProductNames = NO_NAMES): string {
  const [product, category, filter] = SCOPE_KINDS.map((kind) => sayOneScope(kind, scope, names))
  const met = product ?? category ?? `all ${SCOPES.product.many}`
  return filter === null || filter === undefined ? met : `${met}, ${filter}`
}

/** A product as `names` has it, else its id, or the value itself; null where a question is not narrowed to one. */
export function sayOneScope(kind: ScopeKind, { [kind]: value }: Scope, names: ProductNames): string | null {
  if (value === undefined) return null
  return (kind === 'product' ? names.get(value) : undefined) ?? formatName(value)
}

/** Exactly as it is stored, blanks and all; only NUL is in no database. */
function parseName(text: string): string | null {
  return text.length > 0 && text.length <= LONGEST_NAME && !text.includes('\0') ? text : null
}
