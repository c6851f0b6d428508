import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toTimeLimits } from '../time-limits'
import { countNames, startAddingNames } from './find-meanings'
import { mappingSchema } from './mapping'

const LIMITS = toTimeLimits(new Date('2024-06-01'))
const MAPPING = mappingSchema.parse({
  version: 1,
  time: { field: 'at', format: 'iso', zone: 'UTC' },
  user: 'user',
  anonymous: 'guest',
  name: 'name',
  namedBy: [{ field: 'url', like: '/cart*', name: 'seen cart' }],
  meanings: { view: 'viewed', identify: 'tie' },
})
const ARRAY = mappingSchema.parse({ ...MAPPING, each: 'rows' })

const record = fc.record({
  at: fc.constantFrom('2024-01-01', 'soon', ''),
  user: fc.constantFrom('ann', ''),
  guest: fc.constantFrom('g1', ''),
  name: fc.constantFrom('view', 'identify', 'zork', 'once', ''),
  url: fc.constantFrom('/cart/1', '/', ''),
})

it('adds the names that are counted: of events alone, and of rows that can be understood', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), (records) => {
      for (const [mapping, fields] of [
        [MAPPING, records],
        [ARRAY, records.map((one) => ({ rows: [one, ...records] }))],
      ] as const) {
        const names = new Set<string>()
        fields.forEach(startAddingNames(mapping, LIMITS, names))
        expect([...names].sort()).toEqual([...countNames(mapping, fields, LIMITS).keys()].sort())
      }
    }),
  )
})
