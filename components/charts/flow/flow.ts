/** Something that is reached, by a name of its own; `level`: after how many steps. */
export type FlowPoint = Readonly<{
  id: string
  level: number
  name: string
  count: string
  share: string
  /** Whether it can be chosen. */
  isEvent: boolean
  /** Nothing goes on from there. */
  isEnd: boolean
  color: string
}>

/** What goes on from one point to another of the next level. */
export type FlowLink = Readonly<{
  from: string
  to: string
  value: number
  /** Of what was at `from`, 0 to 1, and as text. */
  share: number
  shareText: string
  count: string
}>

export type Flow = Readonly<{ points: readonly FlowPoint[]; links: readonly FlowLink[] }>

/** The points that were chosen, by level, the first where all begin. */
export type Chain = readonly string[]

/**
 * The chain to a point: the one before goes along as far as it leads there, else it is the way most took. Chosen again, the
 * point is taken out with all after it.
 */
export function toChain({ points, links }: Flow, chain: Chain, id: string): Chain {
  const level = points.find((point) => point.id === id)?.level ?? 0
  if (chain[level] === id) return chain.slice(0, level)
  if (level === 0) return [id]
  const into = links.filter(({ to }) => to === id)
  const known = into.find(({ from }) => from === chain[level - 1])
  const most = into.toSorted((a, b) => b.value - a.value)[0]
  const from = known?.from ?? most?.from
  if (from === undefined) return [id]
  return [...(known ? chain.slice(0, level) : toChain({ points, links }, [], from)), id]
}
