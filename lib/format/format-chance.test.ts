import { expect, it } from 'vitest'
import { formatChance, toChanceWord } from './format-chance'

it.each([
  [0, '< 1 %', 'very unlikely'],
  [0.1, '10 %', 'unlikely'],
  [0.5, '50 %', 'about as likely as not'],
  [0.66, '66 %', 'likely'],
  [0.9, '90 %', 'very likely'],
  [1, '> 99 %', 'very likely'],
])('a chance of %s is %s, %s', (chance, text, word) => {
  expect([formatChance(chance), toChanceWord(chance)]).toEqual([text, word])
})
