import { expect, it } from 'vitest'
import { formatName, toLabels } from './format-name'

it.each([
  ['Moss', 'Moss'],
  ['String of pearls', 'String of pearls'],
  ['Moss ', 'Moss␠'],
  [' Moss', '␠Moss'],
  ['a  b', 'a␠␠b'],
  ['a\tb', 'a⇥b'],
  ['a\r\nb', 'a␍↵b'],
  ['a\u00a0b', 'a⍽b'],
  ['Mo\u200bss', 'Mo⟨U+200B⟩ss'],
  ['Mo\u200dss', 'Mo⟨U+200D⟩ss'],
  ['\u2003x', '⟨U+2003⟩x'],
  ['👩\u200d🌾 Fern', '👩\u200d🌾 Fern'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
])('%j is read as %s', (name, read) => {
  expect(formatName(name)).toBe(read)
  expect(formatName(read)).toBe(read)
})

it('puts the id beside names that look the same, and no others', () => {
  const products = [
    { id: 'p1', name: 'Moss' },
    { id: 'p2', name: 'Moss' },
    { id: 'p3', name: 'Moss ' },
    { id: 'p4', name: 'Caf\u00e9' },
    { id: 'p5', name: 'Cafe\u0301' },
    { id: 'p6', name: 'Fern' },
    { id: 'p6', name: 'Fern' },
  ]
  expect([...toLabels(products, new Set()).values()]).toEqual([
    'Moss (p1)',
    'Moss (p2)',
    'Moss␠',
    'Caf\u00e9 (p4)',
    'Cafe\u0301 (p5)',
    'Fern',
  ])
  expect(toLabels([{ id: 'p6', name: 'Fern' }], new Set(['Fern'])).get('p6')).toBe('Fern (p6)')
})
