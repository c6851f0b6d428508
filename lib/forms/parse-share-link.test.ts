import { describe, expect, it } from 'vitest'
import { refusalOf } from '@/lib/testing/refusal-of'
import { parseNewLink } from './parse-share-link'
import type { TypedLink } from './share-link'

const TODAY = '2026-11-23'
const TYPED: TypedLink = { kind: 'live', scope: 'range', ends: '30', password: '', origins: '' }

const parse = (change: Partial<Record<keyof TypedLink, unknown>>) =>
  parseNewLink({ ...TYPED, ...change }, TODAY)

describe('parseNewLink', () => {
  it('reads what the form sends', () => {
    expect(parse({})).toEqual({
      kind: 'live',
      scope: 'range',
      endsOn: '2026-12-23',
      password: null,
      embedOrigins: [],
    })
    expect(
      parse({
        ends: 'never',
        password: 'correct horse',
        origins: 'https://a.example, http://localhost:8080/',
      }),
    ).toMatchObject({
      endsOn: null,
      password: 'correct horse',
      embedOrigins: ['https://a.example', 'http://localhost:8080'],
    })
    expect(parse({ ends: '2027-01-01' })).toMatchObject({ endsOn: '2027-01-01' })
  })

  it('lets a visitor of frozen numbers change nothing: other questions were not kept', () => {
    expect(parse({ kind: 'frozen', scope: 'open' })).toMatchObject({ scope: 'locked' })
  })

  it.each([
    ['kind', 'dead'],
    ['scope', 'all'],
    ['ends', '2026-11-23'],
    ['ends', '2026-02-30'],
    ['ends', '14'],
    ['ends', ''],
    ['password', 'short'],
    ['password', 'x'.repeat(129)],
    ['origins', 'http://a.example'],
    ['origins', 'https://*.example'],
    ['origins', "https://a.example 'self'"],
    ['origins', 'https://a.example/path'],
    ['origins', 'https://user@a.example'],
    ['origins', 'https://a.example;script-src'],
    ['origins', 'javascript:alert(1)'],
    ['origins', '*'],
    ['origins', Array.from({ length: 21 }, (_, index) => `https://a${index}.example`).join(' ')],
  ])('refuses %s: %s', (field, value) =>
    expect(refusalOf(() => parse({ [field]: value }))).toEqual({ field, problem: expect.any(String) }),
  )

  it.each([null, undefined, 1, true, [], {}, ['live'], { not: '' }])(
    'refuses %j in place of any field',
    (value) => {
      expect(refusalOf(() => parseNewLink(value, TODAY))).not.toBeNull()
      for (const field of Object.keys(TYPED)) {
        if (field === 'origins') continue
        expect(refusalOf(() => parse({ [field]: value }))).not.toBeNull()
      }
    },
  )
})
