import { formatName } from '@/lib/format/format-name'

type Kind = Readonly<{
  parse: (text: string) => string | null
  must: string
  label: string
  /** What is said where a question is not narrowed to one. */
  all: string
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
    label: 'Product',
    all: 'all products',
  },
  category: {
    parse: parseName,
    must: `the name of a category, 1 to ${LONGEST_NAME} characters`,
    label: 'Category',
    all: 'all categories',
  },
} as const satisfies Record<string, Kind>

export type ScopeKind = keyof typeof SCOPES

export const SCOPE_KINDS = Object.keys(SCOPES) as readonly ScopeKind[]

/**
 * What a question is narrowed to: at most one value of each kind, all of which hold; none is the whole shop. A product is
 * its id, never its name; a category is exactly as it is stored.
 */
export type Scope = Readonly<Partial<Record<ScopeKind, string>>>

/** As addresses give it: null, or not there, where a question is not narrowed. */
export type ScopeParameters = Readonly<Partial<Record<ScopeKind, string | null>>>

/** What products are called, by their ids; one that is not in it is called by its id. */
export type ProductNames = ReadonlyMap<string, string>

export const NO_NAMES: ProductNames = new Map()

export function toScope(parameters: ScopeParameters): Scope {
  const given = SCOPE_KINDS.map((kind) => [kind, parameters[kind] ?? null] as const)
  return Object.freeze(Object.fromEntries(given.filter(([, value]) => value !== null)))
}

/** As JSON says it: a product and a category always, null where there is none; what came later only where it is given. */
export function toScopeParameters(scope: Scope) {
  return { product: null, category: null, ...scope }
}

/** What a question is of, for reading: the first that it is narrowed to, or `all products`. */
export function sayScope(scope: Scope, names: ProductNames = NO_NAMES): string {
  const kind = SCOPE_KINDS.find((one) => scope[one] !== undefined)
  return (kind && sayOneScope(kind, scope, names)) ?? SCOPES.product.all
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
