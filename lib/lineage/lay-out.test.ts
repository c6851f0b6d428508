import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut, NODE } from './lay-out'
import { LAYER_NAMES, type Lineage, type LineageNode } from './lineage'
import { listDrawn, listRelated } from './list-related'

const node = (id: string, layer: LineageNode['layer'], from: readonly string[] = []): LineageNode => ({
  id,
  layer,
  name: id,
  note: null,
  href: `/data/node/${id}`,
  opens: null,
  state: null,
  from,
})

/** Any nodes that are made from any before them, in this layer or an earlier one, and from some that are not there. */
const anyLineage: fc.Arbitrary<Lineage> = fc
  .array(
    fc.record({
      layer: fc.nat({ max: LAYER_NAMES.length - 1 }),
      from: fc.array(fc.nat({ max: 40 }), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((given) => {
    const sorted = given.toSorted((a, b) => a.layer - b.layer)
    return sorted.map(({ layer, from }, index) =>
      node(String(index), LAYER_NAMES[layer] ?? 'raw', [
        ...new Set(from.filter((one) => one < index || one > 35).map(String)),
      ]),
    )
  })

describe('a picture', () => {
  it('has no two nodes over each other, every edge to the right, and all within it', () => {
    fc.assert(
      fc.property(anyLineage, (lineage) => {
        const { places, edges, width, height } = layOut(lineage)
        const corners = Object.values(places)
        expect(corners).toHaveLength(lineage.length)
        for (const [index, a] of corners.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0)
          expect(a.x + NODE.width).toBeLessThanOrEqual(width)
          expect(a.y + NODE.height).toBeLessThanOrEqual(height)
          for (const b of corners.slice(index + 1)) {
            const apart = Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height
            expect(apart).toBe(true)
          }
        }
        for (const { from, to } of edges) {
          expect((places[from]?.x ?? 0) + NODE.width).toBeLessThan(places[to]?.x ?? 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('leads where the lineage leads, by no more edges', () => {
    fc.assert(
      fc.property(anyLineage, (lineage) => {
        const { places, edges } = layOut(lineage)
        // What leads where is as it was, by fewer edges.
        const drawn = lineage.map((one) => ({
          ...one,
          from: edges.filter(({ to }) => to === one.id).map(({ from }) => from),
        }))
        for (const { id } of lineage) {
          expect([...listRelated(drawn, id)].toSorted()).toEqual(
            [...listRelated(lineage, id)].filter((one) => places[one]).toSorted(),
          )
        }
        expect(edges.length).toBeLessThanOrEqual(lineage.flatMap(({ from }) => from).length)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps layers apart from left to right, wherever edges begin', () => {
    fc.assert(
      fc.property(anyLineage, (lineage) => {
        const { places, heads } = layOut(lineage)
        const xs = (layer: string) =>
          lineage.filter((one) => one.layer === layer).map(({ id }) => places[id]?.x ?? 0)
        const layers = LAYER_NAMES.filter((name) => xs(name).length > 0)
        for (const [index, layer] of layers.slice(1).entries()) {
          expect(Math.min(...xs(layer))).toBeGreaterThan(Math.max(...xs(layers[index] ?? '')))
        }
        expect(heads.map(({ layer }) => layer)).toEqual(layers)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same each time', () => {
    const isSame = fc.property(anyLineage, (lineage) => {
      expect(layOut(lineage)).toEqual(layOut(lineage))
    })
    fc.assert(isSame, { numRuns: 20 })
  })

  it('has its columns side by side, two for a layer that is made in two steps', () => {
    const { places } = layOut([
      node('a', 'raw'),
      node('b', 'derived', ['a']),
      node('c', 'derived', ['b']),
      node('d', 'links', ['c']),
    ])
    const xs = ['a', 'b', 'c', 'd'].map((id) => places[id]?.x ?? 0)
    expect(xs.slice(1).map((x, index) => x - (xs[index] ?? 0))).toEqual([196, 196, 196])
  })

  it('of nodes in a circle is one all the same', () => {
    const { places, edges } = layOut([node('a', 'raw', ['b']), node('b', 'raw', ['a'])])
    expect(Object.keys(places)).toEqual(['a', 'b'])
    expect(edges).toHaveLength(1)
  })

  it('of nothing is empty', () => {
    expect(layOut([])).toMatchObject({ places: {}, edges: [], heads: [] })
  })
})

it('leaves out an edge that follows from others', () => {
  const lineage = [node('a', 'raw'), node('b', 'derived', ['a']), node('c', 'reports', ['b', 'a'])]
  expect(listDrawn(lineage)).toEqual([
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ])
})

describe('what is related', () => {
  const lineage = [
    node('a', 'raw'),
    node('b', 'raw'),
    node('c', 'derived', ['a']),
    node('d', 'derived', ['a', 'b']),
    node('e', 'reports', ['c']),
  ]

  it.each([
    ['c', ['c', 'a', 'e']],
    ['a', ['a', 'd', 'c', 'e']],
    ['e', ['e', 'c', 'a']],
    ['x', []],
  ])('to %s is all before it and all after it', (id, related) => {
    expect([...listRelated(lineage, id)].toSorted()).toEqual(related.toSorted())
  })
})
