import { expect, it } from 'vitest'
import { listUpstream } from '@/lib/models/follow'
import type { LineageNode } from './lineage'
import { listRelated } from './list-related'
import { toRanks } from './to-ranks'

/** More than calls go deep, and than one call takes arguments. */
const MANY = 150_000

const node = (id: string, from: readonly string[]): LineageNode => ({
  id,
  layer: 'upstream',
  name: id,
  note: null,
  href: `/data/node/${id}`,
  opens: null,
  state: null,
  from,
})

const name = (index: number) => `n${index}`

it('stand one after the other, however many there are in a row', () => {
  const chain = Array.from({ length: MANY }, (_, index) =>
    node(name(index), index === 0 ? [] : [name(index - 1)]),
  )
  const ranks = toRanks(chain.toReversed())
  expect(ranks.get(name(MANY - 1))).toBe(MANY - 1)
  expect(ranks.get(name(0))).toBe(0)
})

it('are found also where one is made from more than a call takes', () => {
  const sources = Array.from({ length: MANY }, (_, index) => node(name(index), []))
  const hub = node(
    'hub',
    sources.map(({ id }) => id),
  )
  const known = new Map([...sources, hub].map((one) => [one.id, one]))
  expect(listUpstream(node('after', ['hub']), known).size).toBe(MANY + 1)
  expect(listRelated([...sources, hub, node('after', ['hub'])], 'after').size).toBe(MANY + 2)
  expect(toRanks([...sources, hub]).get('hub')).toBe(1)
})

it('are found in a circle too', () => {
  const circle = toRanks([node('a', ['b']), node('b', ['c']), node('c', ['a'])])
  expect([...circle.keys()].toSorted()).toEqual(['a', 'b', 'c'])
})
