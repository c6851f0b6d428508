import { ChartText } from '../chart-text'

/** A value to be found on the axis, counted in buckets from its left end: 2.5 is in the middle of the third. */
export type HistogramMark = Readonly<{ position: number; text: string; strong: boolean }>

type Props = Readonly<{
  marks: readonly HistogramMark[]
  step: number
  width: number
  floor: number
  /** The top of the bar at a position; its count stands over it, and the line leaves that out. */
  topAt: (position: number) => number
}>

/** Height of a count over its bar. */
const COUNT_HEIGHT = 18

/** Room that the longest label needs. */
const LABEL_WIDTH = 132

/**
 * Lines with a label each. Labels are all to the right of their lines, or all to the left, and step down so that no
 * line runs through one.
 */
export function HistogramMarks({ marks, step, width, floor, topAt }: Props) {
  const sorted = [...marks].sort((a, b) => a.position - b.position)
  const furthest = (sorted.at(-1)?.position ?? 0) * step
  const onLeft = furthest + LABEL_WIDTH > width
  return sorted.map((mark, index) => {
    const level = onLeft ? sorted.length - 1 - index : index
    const [x, y] = [mark.position * step, 12 + level * 18]
    const top = topAt(mark.position)
    const line = `M${x} ${y - 9}V${Math.max(y, top - COUNT_HEIGHT)}M${x} ${top}V${floor}`
    return (
      <g key={mark.text}>
        <path d={line} stroke="var(--surface)" strokeWidth="3.5" />
        <path
          d={line}
          stroke="var(--ink)"
          strokeWidth={mark.strong ? 1.75 : 1.25}
          strokeDasharray={mark.strong ? undefined : '4 3'}
        />
        <ChartText
          look={mark.strong ? 'value' : 'mark'}
          x={onLeft ? x - 6 : x + 6}
          y={y}
          toEnd={onLeft}
          hasHalo
          text={mark.text}
        />
      </g>
    )
  })
}
