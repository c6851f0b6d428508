import { formatBucket } from '@/lib/format/format-day'
import type { FanPlot } from './fan-scale'

/** The axes: round values, the first of each month, and the last day. */
export function FanFrame({ days, ticks, format, layout, left, end, floor, xOf, yOf }: FanPlot) {
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

/** A thin line a mark, with its number; what it stands for is read out, and said under the chart. */
export function FanMarks({ marks, top, floor, xOf }: FanPlot) {
  return (
    <g fontSize="10" fill="var(--muted)" textAnchor="middle">
      {marks.map(({ day, title }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day may have several marks, and they are not moved
        <g key={index}>
          <title>{title}</title>
          <path d={`M${xOf(day)} ${top}V${floor}`} stroke="var(--line-strong)" />
          <text x={xOf(day)} y={top - 6}>
            {index + 1}
          </text>
        </g>
      ))}
    </g>
  )
}
