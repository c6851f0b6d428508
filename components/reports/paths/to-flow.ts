import type { Flow, FlowPoint } from '@/components/charts/flow/flow'
import type { Counting } from '@/lib/format/counting'
import { formatName } from '@/lib/format/format-name'
import { formatShare } from '@/lib/format/format-number'
import { wordsOfKey } from '@/lib/funnel/step-words'
import type { PathPoint, PathsResult } from '@/lib/reports/paths/paths-result'
import { ratio } from '@/lib/stats/ratio'
import { groupBy, sumOf } from '@/lib/stats/sum'

/** What people read for a point of a path. */
export function nameOfPoint({ kind, name }: PathPoint, { step, next }: PathsResult): string {
  if (kind === 'step') return step?.words.label ?? ''
  if (kind === 'others') return 'Other events'
  if (kind === 'event') return formatName(wordsOfKey(name ?? '').label)
  return next?.words.label ?? (name === 'began' ? 'Began here' : 'Left')
}

const idOf = (level: number, { kind, name }: PathPoint) => JSON.stringify([level, kind, name])

/** The event type of a point that can be chosen; null of any other. */
export function typeOfPoint(id: string): string | null {
  const [, kind, name] = JSON.parse(id) as [number, PathPoint['kind'], string]
  return kind === 'event' ? name : null
}

const COLORS = {
  step: 'var(--step-1)',
  event: 'var(--ink-soft)',
  others: 'var(--muted)',
  end: 'var(--line-strong)',
}
const ORDER = ['step', 'event', 'others', 'end'] as const

/** Paths as a picture draws them: of each level those of most attempts first, then the others, then where they end. */
export function toFlow(result: PathsResult, { say }: Counting): Flow {
  const { flows, attempts } = result
  const toPoint = (level: number, point: PathPoint, count: number): FlowPoint => ({
    id: idOf(level, point),
    level,
    name: nameOfPoint(point, result),
    count: say(count),
    share: formatShare(ratio(count, attempts)),
    isEvent: point.kind === 'event',
    isEnd: point.kind === 'end',
    color: point.kind === 'end' && result.next ? 'var(--step-3)' : COLORS[point.kind],
  })
  const reached = [...groupBy(flows, ({ level, to }) => idOf(level, to)).values()]
    .flatMap((own) => {
      const count = sumOf(own, (flow) => flow.attempts)
      return own[0] ? [{ level: own[0].level, point: own[0].to, count }] : []
    })
    .toSorted(
      (a, b) =>
        a.level - b.level || ORDER.indexOf(a.point.kind) - ORDER.indexOf(b.point.kind) || b.count - a.count,
    )
  const first = flows[0] && toPoint(0, flows[0].from, attempts)
  return {
    points: [
      ...(first ? [first] : []),
      ...reached.map(({ level, point, count }) => toPoint(level, point, count)),
    ],
    links: flows.map((flow) => ({
      from: idOf(flow.level - 1, flow.from),
      to: idOf(flow.level, flow.to),
      value: flow.attempts,
      share: flow.share ?? 0,
      shareText: formatShare(flow.share),
      count: say(flow.attempts),
    })),
  }
}
