import { createParser } from 'nuqs'
import { PARAMETERS, type Parameters } from '@/lib/query/parameters'

// How the controls read and write the address: by the same table as everything else that reads parameters. An empty
// text takes away what a saved report has.

function toParser<T extends string | number>(parse: (text: string) => T | null) {
  return createParser<T | ''>({ parse: (text) => (text === '' ? '' : parse(text)), serialize: String })
}

export const REPORT_PARSERS = {
  range: toParser(PARAMETERS.range.parse),
  from: toParser(PARAMETERS.from.parse),
  to: toParser(PARAMETERS.to.parse),
  unit: toParser(PARAMETERS.unit.parse),
  product: toParser(PARAMETERS.product.parse),
  compare: toParser(PARAMETERS.compare.parse),
  category: toParser(PARAMETERS.category.parse),
  grain: toParser(PARAMETERS.grain.parse),
  before_from: toParser(PARAMETERS.before_from.parse),
  before_to: toParser(PARAMETERS.before_to.parse),
  metric: toParser(PARAMETERS.metric.parse),
  smallest: toParser(PARAMETERS.smallest.parse),
  as_of: toParser(PARAMETERS.as_of.parse),
}

/** What the controls choose; null where nothing was chosen. */
export type Filters = Pick<Parameters, keyof typeof REPORT_PARSERS>

/** The same as the address has it: empty where what a saved report has is taken away. */
export type TypedFilters = Readonly<{ [Name in keyof Filters]: Filters[Name] | '' }>
