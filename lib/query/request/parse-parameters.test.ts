import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_NAME } from '../scope'
import { PARAMETER_NAMES, type ParameterName, type Parameters } from './parameters'
import { parseParameters, parseSearch, type RawParameters, readParameters } from './parse-parameters'

const NOTHING: Parameters = {
  range: null,
  from: null,
  to: null,
  unit: null,
  product: null,
  category: null,
  where: null,
  grain: null,
  compare: null,
  before_from: null,
  before_to: null,
  funnel: null,
  metric: null,
  by: null,
  breakdown: null,
  against: null,
  smallest: null,
  as_of: null,
  paths: null,
  step: null,
  depth: null,
  repeats: null,
}

const VALID: readonly [ParameterName, string, unknown][] = [
  ['range', '7d', '7d'],
  ['range', '30d', '30d'],
  ['range', '90d', '90d'],
  ['range', '365d', '365d'],
  ['range', 'this-quarter', 'this-quarter'],
  ['range', 'last-quarter', 'last-quarter'],
  ['range', 'all', 'all'],
  ['from', '2021-02-09', '2021-02-09'],
  ['from', '1970-01-01', '1970-01-01'],
  ['to', '2199-12-31', '2199-12-31'],
  ['as_of', '2021-02-11', '2021-02-11'],
  ['unit', 'sessions', 'sessions'],
  ['unit', 'users', 'users'],
  ['product', 'Pothos', 'Pothos'],
  ['product', '  String of pearls ', '  String of pearls '],
  ['product', 'two\nlines\tand\u00a0more\u007f', 'two\nlines\tand\u00a0more\u007f'],
  ['category', 'Palms ', 'Palms '],
  ['product', "Bird's nest; drop table event --", "Bird's nest; drop table event --"],
  ['product', 'Čajová růže 🌹', 'Čajová růže 🌹'],
  ['product', 'x'.repeat(LONGEST_NAME), 'x'.repeat(LONGEST_NAME)],
  ['compare', 'previous', 'previous'],
  ['compare', 'last-quarter', 'last-quarter'],
  ['compare', 'last-year', 'last-year'],
  ['category', 'Ferns', 'Ferns'],
  ['before_from', '2020-11-15', '2020-11-15'],
  ['before_to', '2021-02-09', '2021-02-09'],
  ['metric', 'checkout_per_cart', 'checkout_per_cart'],
  ['by', 'category', 'category'],
  ['where', 'device is mobile,tv', 'device is mobile, tv'],
  ['breakdown', 'device,"visitor"', 'device, "visitor"'],
  ['smallest', '0.5', 0.5],
  ['smallest', '2', 2],
  ['range', 'quarter-to-date', 'quarter-to-date'],
  ['grain', 'day', 'day'],
  ['paths', 'drop-off', 'drop-off'],
  ['step', 'added_to_cart', 'added_to_cart'],
  ['depth', '5', '5'],
  ['repeats', 'all', 'all'],
  ['grain', 'week', 'week'],
  ['grain', 'month', 'month'],
  ['grain', 'quarter', 'quarter'],
]

const SQL = "sessions'; drop table event; --"

const INVALID: readonly [ParameterName, string][] = [
  ...PARAMETER_NAMES.map((name): [ParameterName, string] => [name, '']),
  ...PARAMETER_NAMES.map((name): [ParameterName, string] => [name, 'x'.repeat(100_000)]),
  ...PARAMETER_NAMES.filter((name) => !['product', 'category', 'funnel'].includes(name)).map(
    (name): [ParameterName, string] => [name, SQL],
  ),
  ['range', '7D'],
  ['range', '8d'],
  ['range', 'constructor'],
  ['range', '__proto__'],
  ['from', '2021-02-29'],
  ['from', 'yesterday'],
  ['to', '9999-12-31'],
  ['unit', 'Sessions'],
  ['unit', ' users'],
  ['unit', 'toString'],
  ['product', 'nul\u0000'],
  ['product', 'x'.repeat(LONGEST_NAME + 1)],
  ['compare', 'true'],
  ['metric', 'revenue'],
  ['smallest', '0'],
  ['smallest', '100'],
  ['smallest', '-1'],
  ['smallest', '1e1'],
  ['before_from', '2021-02-30'],
  ['grain', 'year'],
  ['depth', '6'],
  ['grain', 'hasOwnProperty'],
]

const anyRaw = fc.dictionary(
  fc.oneof(fc.constantFrom<string>(...PARAMETER_NAMES), fc.string()),
  fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.constant(undefined)),
)

describe.each([
  ['the strict reader', parseParameters],
  ['the lenient reader', readParameters],
])('%s', (_, read: (raw: RawParameters) => Parameters) => {
  it.each(VALID)('takes %s=%s', (name, text, value) => {
    expect(read({ [name]: text })).toEqual({ ...NOTHING, [name]: value })
  })

  it('reads nothing as nothing asked for', () => {
    expect(read({})).toEqual(NOTHING)
    expect(read({ unit: undefined })).toEqual(NOTHING)
  })

  it('reads all parameters at once', () => {
    const raw = {
      range: 'all',
      from: '2021-01-01',
      to: '2021-02-01',
      unit: 'users',
      product: 'zz',
      compare: 'previous',
      grain: 'week',
    }
    expect(read(raw)).toEqual({ ...NOTHING, ...raw })
  })
})

describe('the lenient reader', () => {
  it.each(INVALID)('counts %s=%j as not given', (name, text) => {
    expect(readParameters({ unit: 'users', [name]: text })).toEqual({
      ...NOTHING,
      unit: name === 'unit' ? null : 'users',
    })
  })

  it('takes the first of several values, and ignores what it does not know', () => {
    expect(readParameters({ unit: ['users', 'sessions'], grain: [], utm_source: 'mail' })).toEqual({
      ...NOTHING,
      unit: 'users',
    })
  })

  it('never throws and gives every parameter a usable value or null, whatever arrives', () => {
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const read = readParameters(raw)
        expect(Object.keys(read)).toEqual([...PARAMETER_NAMES])
        const given = Object.entries(read).map(([name, value]) => [
          name,
          value === null ? undefined : String(value),
        ])
        expect(parseParameters(Object.fromEntries(given))).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the strict reader', () => {
  it.each(INVALID)('refuses %s=%j in a short sentence that names it', (name, text) => {
    const sentence = refusal({ [name]: text })
    expect(sentence.startsWith(`"${name}" must be `)).toBe(true)
    expect(sentence.length).toBeLessThan(300)
  })

  it('says what a value must be and what it is', () => {
    expect(refusal({ unit: 'people' })).toBe('"unit" must be one of sessions, users; it is "people".')
    expect(refusal({ from: '2021-02-30' })).toBe(
      '"from" must be a day as YYYY-MM-DD, from 1970-01-01 to 2199-12-31; it is "2021-02-30".',
    )
    expect(refusal({ compare: 'yes' })).toBe(
      '"compare" must be one of previous, last-quarter, last-year; it is "yes".',
    )
  })

  it('refuses a value given twice', () => {
    expect(refusal({ unit: ['users', 'users'] })).toBe('"unit" is given more than once.')
  })

  it('refuses an unknown parameter, and lists those that there are', () => {
    expect(refusal({ units: 'users' })).toBe(
      'There is no parameter "units"; there are range, from, to, unit, product, category, where, grain, compare, before_from, before_to, funnel, metric, by, breakdown, against, smallest, as_of, paths, step, depth, repeats.',
    )
    expect(refusal({ toString: 'x' })).toContain('There is no parameter "toString"')
    expect(refusal({ ['x'.repeat(5000)]: '' }).length).toBeLessThan(300)
  })

  it('leaves alone what somebody else reads', () => {
    expect(parseParameters({ format: 'csv', unit: 'users' }, ['format'])).toEqual({
      ...NOTHING,
      unit: 'users',
    })
    expect(refusal({ json: '1' }, ['format'])).toContain('paths, step, depth, repeats, format.')
  })
})

function refusal(raw: RawParameters, alsoKnown: readonly string[] = []): string {
  try {
    parseParameters(raw, alsoKnown)
  } catch (error) {
    expect(error).toMatchObject({ name: 'TundishError', code: 'bad_parameter' })
    return error instanceof Error ? error.message : ''
  }
  throw new Error('It was not refused.')
}

it('reads an address, of a name given twice the first, and nothing that objects inherit', () => {
  expect(parseSearch('range=30d&unit=&range=all')).toEqual({ range: '30d', unit: '' })
  expect(parseSearch('')).toEqual({})
  expect(Object.getPrototypeOf(parseSearch('__proto__=x'))).toBe(Object.prototype)
})

it.each([[null], [undefined], [7], [['range=30d']], [{ range: '30d' }], ['x'.repeat(4001)]])(
  'refuses %o',
  (search) => {
    expect(() => parseSearch(search)).toThrow('too long to be kept')
  },
)
