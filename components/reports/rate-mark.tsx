import type { Interval } from '@/lib/stats/wilson'

const WIDTH = 72

type Props = Readonly<{
  share: number
  interval: Interval | null
  color: string
  /** What it is held against, as a tick behind it; null: nothing. */
  against?: number | null
  /** The rate as it was counted, where that is not what is shown. */
  counted?: number
  className?: string
}>

/** A rate over its interval, both on a scale from 0 to 100 %. */
export function RateMark({ share, interval, color, against = null, counted, className = '' }: Props) {
  return (
    <svg viewBox={`0 0 ${WIDTH} 8`} className={`h-2 w-18 overflow-visible ${className}`} aria-hidden="true">
      <path d={`M0 4h${WIDTH}`} stroke="var(--line)" strokeWidth="1" />
      {against !== null && <path d={`M${against * WIDTH} 0v8`} stroke="var(--lost)" strokeWidth="1.5" />}
      {interval && (
        <path
          d={`M${interval.low * WIDTH} 4H${interval.high * WIDTH}`}
          stroke={color}
          strokeWidth="3"
          opacity="0.4"
          strokeLinecap="round"
        />
      )}
      {counted !== undefined && (
        <circle
          cx={counted * WIDTH}
          cy="4"
          r="2.5"
          fill="var(--surface)"
          stroke="var(--lost)"
          strokeWidth="1.5"
        />
      )}
      <circle cx={share * WIDTH} cy="4" r="3" fill={color} />
    </svg>
  )
}
