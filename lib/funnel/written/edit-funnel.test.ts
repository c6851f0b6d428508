import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Funnel } from '../definition'
import {
  addStep,
  matchStep,
  moveStep,
  nameStep,
  removeStep,
  setExclusions,
  setOptional,
  USUAL,
} from './edit-funnel'
import { listFlaws } from './explain-funnel'
import { parseFunnel } from './parse-funnel'
import { toWrittenFunnel } from './write-funnel'

const three = ['Search!', 'add_to_cart', 'checkout'].reduce(addStep, USUAL)
const keys = ({ steps }: Funnel) => steps.map(({ key }) => key)

it('calls a step after its first type until somebody names it, and every key is free', () => {
  expect(keys(addStep(three, 'search'))).toEqual(['search', 'add_to_cart', 'checkout', 'search_2'])
  expect(keys(addStep(USUAL, '購入'))).toEqual(['step'])
  const other = matchStep(three, 0, { types: ['checkout', 'Search!'] })
  expect(keys(other)).toEqual(['checkout_2', 'add_to_cart', 'checkout'])
  const named = nameStep(three, 0, 'Looked')
  expect(matchStep(named, 0, { types: ['view'] }).steps[0]).toMatchObject({
    key: 'search',
    words: { label: 'Looked', did: 'looked' },
  })
  expect(nameStep(named, 0, ' ')).toEqual(three)
})

it('what names a step that moved or went does not stay', () => {
  const given: Funnel = {
    ...setExclusions(three, [{ match: { types: ['refund'] }, between: ['search', 'checkout'] }]),
    rates: [{ part: 'checkout', whole: 'search' }],
  }
  expect(matchStep(given, 0, { types: ['view'] })).toMatchObject({
    exclude: [{ between: ['view', 'checkout'] }],
    rates: [{ part: 'checkout', whole: 'view' }],
  })
  for (const changed of [removeStep(given, 2), moveStep(moveStep(given, 2, -1), 1, -1)]) {
    expect(changed.exclude).toEqual([{ match: { types: ['refund'] } }])
    expect(changed.rates).toEqual([])
  }
  expect(moveStep(given, 0, -1)).toBe(given)
  expect(setExclusions(given, [])).not.toHaveProperty('exclude')
})

it('whatever is done, what makes sense is kept as it is', () => {
  const types = ['view', 'Add to cart', 'pay', '42']
  const edit = fc.tuple(fc.nat(5), fc.nat(4), fc.constantFrom(...types))
  const law = (edits: readonly [number, number, string][]) => {
    const done = edits.reduce((funnel, [what, place, type]) => {
      if (what === 0) return removeStep(funnel, place)
      if (what === 1) return moveStep(funnel, place, 1)
      if (what === 2) return matchStep(funnel, place, { types: [type] })
      if (what === 3) return nameStep(funnel, place, type)
      if (what === 4) return setOptional(funnel, place, type.length > 3)
      return addStep(funnel, type)
    }, three)
    expect(new Set(keys(done)).size).toBe(done.steps.length)
    if (listFlaws(done).length === 0) expect(parseFunnel(toWrittenFunnel(done))).toEqual(done)
  }
  fc.assert(fc.property(fc.array(edit, { maxLength: 12 }), law), { seed: 4713 })
})
