import { expect, it } from 'vitest'
import { parseOptionValue, sayField, toFieldOptions, toOptionValue } from './fields'

const PATHS = [
  { path: 'user', example: 'ann' },
  { path: 'page', example: 'https://shop.example/a/very/long/address' },
]

it('offers nothing, and each path with an example that is not long', () => {
  expect(toFieldOptions(PATHS, 'user').map(({ label }) => label)).toEqual([
    'not there',
    'user  (ann)',
    'page  (https://shop.example/a/very…)',
  ])
})

it('offers what is mapped now, where that is more than a path', () => {
  const field = { first: ['user', 'visitor'] }
  const [, current] = toFieldOptions(PATHS, field)
  expect(current).toEqual({ value: toOptionValue(field), label: 'user, else visitor' })
  expect(parseOptionValue(current?.value ?? '')).toEqual(field)
})

it('does not offer nothing where something must be chosen, unless nothing is', () => {
  expect(toFieldOptions(PATHS, 'user', null)[0]?.value).toBe('"user"')
  expect(toFieldOptions(PATHS, null, null)[0]).toEqual({ value: '', label: 'choose one' })
})

it.each([
  ['a.b', 'a.b'],
  [{ join: ['a', 'b'] }, 'a with b'],
  [{ path: 'page', after: '/product/' }, 'page after /product/'],
])('says %j as %s', (field, said) => {
  expect(sayField(field)).toBe(said)
})
