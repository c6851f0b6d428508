import { isRest } from './against'
import type { ReportQuery } from './report-query'

/** One side of a comparison: a question, and what of it is left out: its filter's units, or its product's. */
export type Side = Readonly<{ query: ReportQuery; without: Readonly<{ where?: string; product?: string }> }>

/** Both sides, and what the second is: as `parseAgainst` has it. */
export type Sides = Readonly<{ one: Side; other: Side; against: string }>

const NOTHING = Object.freeze({})

/**
 * What a question is held against. Where nothing was chosen a filter is held against all others, and a product against the
 * other products of its category. Null where that cannot be: there is nothing else without a filter, and no category
 * without a product.
 */
export function toSides(query: ReportQuery, asked: string | null): Sides | null {
  const { where, product, ...rest } = query.scope
  const against = asked ?? (where === undefined ? 'category' : 'others')
  const one = { query, without: NOTHING }
  const of = (scope: ReportQuery['scope'], without: Side['without']): Sides => ({
    one,
    other: { query: Object.freeze({ ...query, scope: Object.freeze(scope) }), without },
    against,
  })
  if (!isRest(against)) return of({ ...query.scope, where: against }, NOTHING)
  if (against === 'category') {
    return product === undefined ? null : of({ ...rest, ...(where !== undefined && { where }) }, { product })
  }
  return where === undefined ? null : of({ ...rest, ...(product !== undefined && { product }) }, { where })
}
