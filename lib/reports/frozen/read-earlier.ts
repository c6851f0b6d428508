// Frozen answers stay as they were kept. Their shapes of earlier, told by the names that those had, are read as today's.

const COUNTS = ['viewed', 'addedToCart', 'checkedOut', 'shipped']
const TIMES = ['timeToCart', 'timeToCheckout']

type Members = Readonly<Record<string, unknown>>

/** An answer that was kept, as it would be kept today. */
export function readEarlier(name: string, kept: unknown): unknown {
  if ((name !== 'trend' && name !== 'quarters') || !isOfEarlier(kept)) return kept
  return { ...kept, points: kept.points.map(toPoint) }
}

/** Points had a member a step, and what was made of those. */
function toPoint(point: Members): Members {
  const { start, partial } = point
  const taken = TIMES.map((name) => point[name])
  const times = Object.hasOwn(point, 'timeToCart') && { times: taken.some((time) => time) ? taken : [] }
  return { start, reached: COUNTS.map((name) => point[name]), partial, ...times }
}

function isOfEarlier(kept: unknown): kept is Members & { points: readonly Members[] } {
  const points: unknown = typeof kept === 'object' && kept !== null && 'points' in kept && kept.points
  return Array.isArray(points) && points.some((point) => Object.hasOwn(point, 'viewed'))
}
