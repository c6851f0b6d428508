import { Graph, layout } from '@dagrejs/dagre'
import { LAYERS, type Layer, type Lineage } from './lineage'
import { listDrawn } from './list-related'
import { toRanks } from './to-ranks'

export const NODE = { width: 156, height: 44 } as const
const GAP = { columns: 40, rows: 12 }
const HEAD = 32

type Point = Readonly<{ x: number; y: number }>

/** A picture of a lineage, in pixels from its upper left corner. */
export type LineageLayout = Readonly<{
  width: number
  height: number
  /** The upper left corner of each node, by its id; all are as large as NODE. */
  places: Readonly<Record<string, Point>>
  edges: readonly Readonly<{ from: string; to: string; path: string }>[]
  heads: readonly Readonly<{ layer: Layer; label: string; x: number }>[]
}>

/** Not a node: from it every column is counted. */
const ROOT = ' '

/** Lays it out from left to right, in columns by `toRanks`. The same lineage has the same picture. */
export function layOut(lineage: Lineage): LineageLayout {
  const ranks = toRanks(lineage)
  const graph = toGraph(lineage, ranks)
  layout(graph)
  const corners = lineage.map(({ id }) => {
    const { x = 0, y = 0 } = graph.node(id)
    return { id, x: x - NODE.width / 2, y: y - NODE.height / 2 }
  })
  const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y)) - HEAD]
  const places = Object.fromEntries(
    corners.map(({ id, x, y }) => [id, { x: Math.round(x - left), y: Math.round(y - top) }]),
  )
  const columns = new Set(Object.values(places).map(({ x }) => x))
  const edges = graph
    .edges()
    .filter(({ v }) => v !== ROOT)
    .map(({ v, w }) => {
      const { points }: Readonly<{ points: readonly Point[] }> = graph.edge(v, w)
      const bends = points.map(({ x, y }) => ({ x: x - left, y: y - top }))
      return {
        from: v,
        to: w,
        path: toPath(toEnd(places[v], NODE.width), toEnd(places[w], 0), bends, columns),
      }
    })
  const ends = Object.values(places)
  return {
    width: Math.max(0, ...ends.map(({ x }) => x)) + NODE.width,
    height: Math.max(0, ...ends.map(({ y }) => y)) + NODE.height,
    places,
    edges,
    heads: toHeads(lineage, places),
  }
}

/** Every edge is as long as its columns are apart, so that nothing stands elsewhere. */
function toGraph(lineage: Lineage, ranks: ReadonlyMap<string, number>): Graph {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: GAP.columns, nodesep: GAP.rows, edgesep: 6 })
  graph.setNode(ROOT, { width: 0, height: 0 })
  for (const { id } of lineage) graph.setNode(id, { ...NODE })
  const placed = new Set<string>()
  for (const { from, to } of listDrawn(lineage)) {
    const apart = (ranks.get(to) ?? 0) - (ranks.get(from) ?? 0)
    if (apart <= 0) continue
    graph.setEdge(from, to, { minlen: apart })
    placed.add(to)
  }
  for (const { id } of lineage) {
    if (!placed.has(id)) graph.setEdge(ROOT, id, { minlen: (ranks.get(id) ?? 0) + 1, weight: 0.01 })
  }
  return graph
}

function toEnd(place: Point | undefined, across: number): Point {
  return { x: (place?.x ?? 0) + across, y: (place?.y ?? 0) + NODE.height / 2 }
}

/** A curve that leaves and arrives level, and runs level past the columns between, through the gaps found for it there. */
function toPath(start: Point, end: Point, bends: readonly Point[], columns: ReadonlySet<number>): string {
  const half = NODE.width / 2
  const past = bends
    .filter(({ x }) => x > start.x && x < end.x && columns.has(Math.round(x - half)))
    .flatMap(({ x, y }) => [
      { x: x - half, y },
      { x: x + half, y },
    ])
  const points = [...past, end]
  const curves = points.map((point, index) => {
    const before = points[index - 1] ?? start
    const middle = Math.round((before.x + point.x) / 2)
    return `C${middle} ${Math.round(before.y)} ${middle} ${Math.round(point.y)} ${Math.round(point.x)} ${Math.round(point.y)}`
  })
  return `M${start.x} ${start.y}${curves.join('')}`
}

/** Over the first column of each layer. */
function toHeads(lineage: Lineage, places: LineageLayout['places']): LineageLayout['heads'] {
  const firsts = new Map<Layer, number>()
  for (const { id, layer } of lineage) {
    const x = places[id]?.x ?? 0
    firsts.set(layer, Math.min(firsts.get(layer) ?? x, x))
  }
  return [...firsts].map(([layer, x]) => ({ layer, label: LAYERS[layer].label, x }))
}
