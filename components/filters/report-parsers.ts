import { createParser } from 'nuqs'
import { PARAMETERS } from '@/lib/query/parameters'

// How the controls read and write the address: by the same table as everything else that reads parameters.

function toParser<T extends string>(parse: (text: string) => T | null) {
  return createParser<T>({ parse, serialize: String })
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
  smallest: createParser<number>({ parse: PARAMETERS.smallest.parse, serialize: String }),
}
