import { type ScopeParameters, toScope } from '@/lib/query/scope'

// Frozen answers stay as they were kept. Their shapes of earlier, told by the names that those had, are read as today's.

const COUNTS = ['viewed', 'addedToCart', 'checkedOut', 'shipped']
const TIMES = ['timeToCart', 'timeToCheckout']
const PRODUCT_COUNTS = ['viewed', 'carted', 'checkedOut', 'shipped']
const PRODUCT_TIMES = ['viewToCart', 'cartToCheckout']

type Members = Readonly<Record<string, unknown>>

/** How what has members of earlier is read, by the name of the question; what has none is left as it is. */
const READERS: Readonly<Record<string, (earlier: Members) => Members>> = {
  trend: readPoint,
  quarters: readPoint,
  products: readProduct,
  productTimes: readTimes,
}

/** An answer that was kept, as it would be kept today. */
export function readOlderResult(name: string, kept: unknown): unknown {
  const read = READERS[name]
  if (!read || !isMembers(kept)) return kept
  const readOne = (one: unknown) => (isMembers(one) ? read(one) : one)
  const members = Object.entries(kept).map(([member, value]) => [
    member,
    Array.isArray(value) ? value.map(readOne) : readOne(value),
  ])
  return Object.fromEntries(members)
}

/** An answer with the questions in it as they are said today: their scope was two members. */
export function readOlderScopes(kept: unknown): unknown {
  if (!isMembers(kept) || Array.isArray(kept)) return kept
  return Object.fromEntries(Object.entries(kept).map(([member, value]) => [member, readOlderScope(value)]))
}

function readOlderScope(value: unknown): unknown {
  if (!isMembers(value) || !Object.hasOwn(value, 'fiscalMonth') || Object.hasOwn(value, 'scope')) return value
  const { product, category, ...query } = value as Members & ScopeParameters
  return { ...query, scope: toScope({ product, category }) }
}

/** Points had a member a step, and what was made of those. */
function readPoint(point: Members): Members {
  if (!Object.hasOwn(point, 'viewed')) return point
  const { start, partial } = point
  const taken = readAll(point, TIMES)
  const times = Object.hasOwn(point, 'timeToCart') && { times: taken.some((time) => time) ? taken : [] }
  return { start, reached: readAll(point, COUNTS), partial, ...times }
}

/** So had products, and their sums, which had a name but no id. */
function readProduct(line: Members): Members {
  if (!Object.hasOwn(line, 'viewed')) return line
  const { id, product, category } = line
  const reached = readAll(line, PRODUCT_COUNTS)
  return id === '' ? { reached } : { id, product, category, reached }
}

/** Products had a member a gap. */
function readTimes(line: Members): Members {
  if (!Object.hasOwn(line, 'viewToCart')) return line
  const { id, product } = line
  return { id, product, times: readAll(line, PRODUCT_TIMES) }
}

function readAll(members: Members, names: readonly string[]): unknown[] {
  return names.map((name) => members[name])
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}
