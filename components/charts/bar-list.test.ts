import { expect, test } from 'vitest'
import { shorten } from './bar-list'

test.each([
  ['Fern', 4, 'Fern'],
  ['Monstera in a small pot, 12 cm', 20, 'Monstera in…12 cm'],
  ['Monstera in a small pot, 14 cm', 20, 'Monstera in…14 cm'],
  ['Donaudampfschifffahrtsgesellschaft', 20, 'Donaudampfsc…lschaft'],
  ['🌹'.repeat(9), 5, '🌹🌹🌹…🌹'],
])('%s in %i letters is %s', (name, longest, short) => {
  expect(shorten(name, longest)).toBe(short)
})
