import { expect, it } from 'vitest'
import type { Fields } from '../../read/source-record'
import { parsePath, toPath } from './parse-path'
import { compileField } from './path'

const RECORD: Fields = {
  a: { b: { c: 'deep' } },
  'a.b': 'dotted',
  list: [{ id: 1 }, { id: 2 }],
  params: [
    { key: 'n', value: { string_value: null, int_value: '7', float_value: null, double_value: null } },
    { key: 'x', value: { string_value: null, int_value: null, float_value: null, double_value: 1.5 } },
    { key: 'none', value: { string_value: null, int_value: null, float_value: null, double_value: null } },
    { key: 'plain', value: 'text' },
    { name: 'named', value: 5 },
  ],
  held: '{"id":12345678901234567890,"list":[{"key":"k","value":"v"}],"text":"12345678901234567890"}',
  zero: 0,
  blank: ' ',
  url: '/product/p%201?a=/product/2',
}

it.each([
  ['a.b.c', 'deep'],
  ['[a.b]', 'dotted'],
  ['a.[b].c', 'deep'],
  ['list.1.id', 2],
  ['params@n', '7'],
  ['params@x', 1.5],
  ['params@none', null],
  ['params@plain', 'text'],
  ['params@named', 5],
  ['params@absent', null],
  ['held.id', '12345678901234567890'],
  ['held.text', '12345678901234567890'],
  ['held.list@k', 'v'],
  ['zero', 0],
  ['a.b.c.d', null],
  ['a.toString', null],
  ['__proto__.a', null],
  ['^outer', 'around'],
  [{ first: ['nothing', 'blank', 'zero'] }, 0],
  [{ join: ['a.b.c', 'zero'] }, 'deep:0'],
  [{ join: ['a.b.c', 'blank'] }, null],
  [{ path: 'url', after: '/product/' }, 'p%201'],
  [{ path: 'url', after: '/cart/' }, null],
])('%j is %j', (field, value) => {
  expect(compileField(field)(RECORD, { outer: 'around' })).toEqual(value)
})

it('an element may be the value itself', () => {
  expect(compileField('.')('p1', null)).toBe('p1')
})

it.each(['', '^', 'a..b', 'a.', '.a', 'a[b', 'a]', 'a@', '@'])('%j is no path', (text) => {
  expect(parsePath(text)).toBeNull()
})

it('any name can be written in a path', () => {
  for (const name of ['a.b', 'x@y', '', '^up', 'Lineitem sku', '$session_id']) {
    expect(parsePath(toPath(['top', name]))).toEqual({
      around: false,
      steps: [
        { kind: 'name', name: 'top' },
        { kind: 'name', name },
      ],
    })
  }
})
