import { expect, it } from 'vitest'
import type { Funnel } from '@/lib/funnel/definition'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toEvent } from './funnel-cases'
import { listAttempts } from './naive-attempts'
import { countAttempts } from './naive-funnel'

const FUNNEL: Funnel = parseFunnel({
  steps: ['a', 'b', 'c'].map((key) => ({ key, match: { types: [key] } })),
  order: 'ordered',
  within: { seconds: 600 },
  per: 'shop',
  exclude: [{ match: { types: ['x'] }, between: ['a', 'b'] }],
})

/** What one user did, a word a moment: `a@0`. */
function reached(funnel: Funnel, words: string): number[] {
  const events = words.split(' ').map((word, index) => {
    const [type = '', at] = word.split('@')
    return toEvent({ user: 'ann', id: `e${index}`, type, at: new Date(Number(at) * 1000) })
  })
  return countAttempts(funnel, listAttempts(funnel, events)).attempts
}

it('an exclusion at the moment of the later step is too late: the attempt goes on, and lasts its window', () => {
  expect(reached(FUNNEL, 'a@0 x@10 b@10 c@20 a@30')).toEqual([1, 1, 1])
  expect(reached(FUNNEL, 'a@0 x@9 b@10 c@20 a@30')).toEqual([2, 0, 0])
})

it('in a strict run an optional step may be left out, and nothing else stands between', () => {
  const strict: Funnel = {
    ...FUNNEL,
    order: 'strict',
    exclude: [],
    steps: FUNNEL.steps.map((step, place) => (place === 1 ? { ...step, optional: true } : step)),
  }
  expect(reached(strict, 'a@0 b@1 c@2')).toEqual([1, 1, 1])
  expect(reached(strict, 'a@0 c@2')).toEqual([1, 0, 1])
  expect(reached(strict, 'a@0 x@1 c@2')).toEqual([1, 0, 0])
  expect(reached(strict, 'a@0 c@1 a@2 b@3 c@4')).toEqual([1, 0, 1])
})
