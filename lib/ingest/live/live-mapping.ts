import type { EventMeaning } from '@/lib/funnel/meanings'
import { toMeanings } from '../shapes/guess/event-words'
import { SEGMENT_MAPPING, SEGMENT_NAMES } from '../shapes/known/segment'
import { type Mapping, mappingSchema } from '../shapes/mapping'

/**
 * How calls of Segment's and RudderStack's clients are understood, with what the names of their ecommerce specification mean. What
 * is said of a name already (`said`) stands.
 */
export function toLiveMapping(said: readonly EventMeaning[]): Mapping {
  const meanings = toMeanings(SEGMENT_NAMES.split(',').map((name) => name.trim()))
  const known = said.filter(({ type }) => type in meanings).map(({ type, meaning }) => [type, meaning])
  return mappingSchema.parse({
    ...SEGMENT_MAPPING,
    version: 1,
    shape: 'segment',
    meanings: { ...meanings, ...Object.fromEntries(known) },
  })
}
