import { expect, it } from 'vitest'
import { type Flow, toChain } from './flow'

const point = (id: string, level: number) => {
  const looks = { name: id, count: '', share: '', isEvent: true, isEnd: false, color: '' }
  return { id, level, ...looks }
}
const link = (from: string, to: string, value: number) => {
  return { from, to, value, share: 0, shareText: '', count: '' }
}
const FLOW: Flow = {
  points: [point('s', 0), point('a', 1), point('b', 1), point('c', 2)],
  links: [link('s', 'a', 5), link('s', 'b', 3), link('a', 'c', 2), link('b', 'c', 1)],
}

it('follows the way that was chosen, else the one that most took, and is taken back by choosing again', () => {
  expect(toChain(FLOW, [], 'c')).toEqual(['s', 'a', 'c'])
  expect(toChain(FLOW, ['s', 'b'], 'c')).toEqual(['s', 'b', 'c'])
  expect(toChain(FLOW, ['s', 'b', 'c'], 'a')).toEqual(['s', 'a'])
  expect(toChain(FLOW, ['s', 'b', 'c'], 'b')).toEqual(['s'])
})
