import { expect, it } from 'vitest'
import { refusalOf } from '@/lib/testing/refusal-of'
import { LONGEST_TITLE } from './annotation'
import { parseAnnotation } from './parse-annotation'

const typed = { day: '2026-10-01', kind: 'release', title: ' New checkout\n' }

it('takes a day, a kind and a title', () => {
  expect(parseAnnotation(typed)).toEqual({ day: '2026-10-01', kind: 'release', title: 'New checkout' })
})

it.each([
  [{ ...typed, day: '2026-02-30' }, 'day'],
  [{ ...typed, day: '' }, 'day'],
  [{ ...typed, kind: 'party' }, 'kind'],
  [{ ...typed, kind: 'constructor' }, 'kind'],
  [{ ...typed, title: ' \u0000 ' }, 'title'],
  [{ ...typed, title: 'x'.repeat(LONGEST_TITLE + 1) }, 'title'],
  [{ ...typed, title: 7 }, 'title'],
  [null, 'day'],
  ['day', 'day'],
])('refuses %j for its %s, in a sentence', (raw, field) => {
  const problem = expect.stringMatching(/^[A-Z].*\.$/)
  expect(refusalOf(() => parseAnnotation(raw))).toEqual({ field, problem })
})
