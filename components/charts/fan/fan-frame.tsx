import { formatBucket } from '@/lib/format/format-day'
import type { ChartLayout } from '../chart-svg'
import type { FanGeometry } from './fan-scale'

type Props = Readonly<{
  geometry: FanGeometry
  ticks: readonly number[]
  days: readonly string[]
  format: (value: number) => string
  layout: ChartLayout
}>

/** The axes: round values, the first of each month, and the last day. */
export function FanFrame({ geometry, ticks, days, format, layout }: Props) {
  const { left, end, floor, xOf, yOf } = geometry
  const last = days.at(-1)
  const starts = days.filter((day) => day.endsWith('-01'))
  return (
    <g fontSize={layout === 'wide' ? 11 : 10} fill="var(--muted)">
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${yOf(tick)}H${end}`} stroke="var(--line)" />
          <text x={left - 8} y={yOf(tick) + 3.5} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {[...starts, ...(last ? [last] : [])].map((day, index) => (
        <g key={day} transform={`translate(${xOf(day)} ${floor})`}>
          <path d="M0 0v4" stroke="var(--line-strong)" />
          <text y="17" textAnchor={index === 0 ? 'start' : day === last ? 'end' : 'middle'}>
            {formatBucket(day, 'day')}
          </text>
        </g>
      ))}
      <path d={`M${left} ${floor}H${end}`} stroke="var(--line-strong)" />
    </g>
  )
}
