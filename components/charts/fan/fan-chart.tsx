import { useId } from 'react'
import { formatBucket } from '@/lib/format/format-day'
import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { ChartText } from '../chart-text'
import { spreadLabels } from '../trend/trend-points'
import { type Fan, type FanPlot, type FanPoint, toFanDomain } from './fan-scale'

type Props = Fan & Readonly<{ label: string; isShare: boolean }>

const SIZES = {
  wide: { width: 704, height: 300, left: 50, right: 128, top: 20, bottom: 24 },
  narrow: { width: 342, height: 250, left: 40, right: 10, top: 20, bottom: 24 },
} as const

/** What a value was so far, and in which bands it may go on; the target lies across. */
export const FanChart = inBothLayouts(FanDrawing)

function FanDrawing({ label, isShare, layout, ...fan }: Props & { layout: ChartLayout }) {
  const clip = `fan-${useId()}-${layout}`
  const { width, height, left, right, top, bottom } = SIZES[layout]
  const { low, high, ticks } = toFanDomain(fan.actual, fan.fan, fan.target, isShare)
  const [end, floor] = [width - right, height - bottom]
  const places = new Map(fan.days.map((day, index) => [day, index]))
  const plot: FanPlot = {
    ...fan,
    marks: fan.marks.filter(({ day }) => places.has(day)),
    layout,
    ticks,
    left,
    end,
    top,
    floor,
    xOf: (day) => left + ((places.get(day) ?? 0) / Math.max(1, places.size - 1)) * (end - left),
    yOf: (value) => floor - ((value - low) / (high - low)) * (floor - top),
  }
  return (
    <ChartSvg label={label} width={width} height={height} layout={layout}>
      <clipPath id={clip}>
        <rect x={left} y={top - 2} width={end - left + 2} height={floor - top + 4} />
      </clipPath>
      <FanFrame {...plot} />
      <FanMarks {...plot} />
      <g clipPath={`url(#${clip})`}>
        <FanBands {...plot} />
      </g>
      <FanLabels {...plot} />
    </ChartSvg>
  )
}

/** Eight and five of ten futures, their middle, and what was so far; the bands begin where it ends. */
function FanBands(plot: FanPlot) {
  const { actual, fan, xOf, yOf } = plot
  const known = actual.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]))
  const last = known.at(-1)
  const opening = last && fan.length > 0 ? [toPoint(last.day, last.value)] : []
  const points = [...opening, ...fan]
  return (
    <g fill="none" strokeLinejoin="round">
      <path d={toArea(points, plot, 'p10', 'p90')} fill="var(--accent)" fillOpacity="0.13" />
      <path d={toArea(points, plot, 'p25', 'p75')} fill="var(--accent)" fillOpacity="0.2" />
      <path
        d={toLine(points.map(({ day, p50 }) => [xOf(day), yOf(p50)]))}
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeDasharray="3 3"
      />
      <path
        d={toLine(known.map(({ day, value }) => [xOf(day), yOf(value)]))}
        stroke="var(--ink)"
        strokeWidth="2"
      />
    </g>
  )
}

function toPoint(day: string, value: number): FanPoint {
  return { day, p10: value, p25: value, p50: value, p75: value, p90: value }
}

function toLine(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

function toArea(
  points: readonly FanPoint[],
  { xOf, yOf }: FanPlot,
  low: 'p10' | 'p25',
  high: 'p75' | 'p90',
): string {
  if (points.length === 0) return ''
  const upper = points.map((point) => [xOf(point.day), yOf(point[high])] as const)
  const lower = points.map((point) => [xOf(point.day), yOf(point[low])] as const).reverse()
  return `${toLine([...upper, ...lower])}Z`
}

/** The axes: round values, the first of each month, and the last day. */
function FanFrame({ days, ticks, format, layout, left, end, floor, xOf, yOf }: FanPlot) {
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
function FanMarks({ marks, top, floor, xOf }: FanPlot) {
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

/** The target across, the last value so far, and the ends of the bands: beside them, or where it is narrow above. */
function FanLabels(plot: FanPlot) {
  const { actual, target, left, end, xOf, yOf } = plot
  const last = actual.findLast(({ value }) => value !== null)
  return (
    <g>
      <path
        d={`M${left} ${yOf(target)}H${end}`}
        stroke="var(--good)"
        strokeWidth="1.5"
        strokeDasharray="6 4"
      />
      {last?.value != null && (
        <circle
          cx={xOf(last.day)}
          cy={yOf(last.value)}
          r="4"
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth="1.5"
        />
      )}
      {plot.layout === 'wide' ? <EndLabels {...plot} /> : <TargetLabel {...plot} />}
    </g>
  )
}

function EndLabels({ actual, fan, target, targetText, formatEnd: format, end, floor, yOf }: FanPlot) {
  const last = fan.at(-1)
  const known = actual.findLast(({ value }) => value !== null)?.value
  const labels = [
    { text: targetText, color: 'var(--good)', value: target },
    ...(last
      ? [
          { text: `9 in 10 below ${format(last.p90)}`, color: 'var(--muted)', value: last.p90 },
          { text: `Middle ${format(last.p50)}`, color: 'var(--accent)', value: last.p50 },
          { text: `1 in 10 below ${format(last.p10)}`, color: 'var(--muted)', value: last.p10 },
        ]
      : known == null
        ? []
        : [{ text: `At the end ${format(known)}`, color: 'var(--ink)', value: known }]),
  ]
  const ys = spreadLabels(
    labels.map(({ value }) => yOf(value)),
    15,
    floor,
  )
  return (
    <g fontSize="11.5" fontWeight="500">
      {labels.map(({ text, color }, index) => (
        <text key={text} x={end + 8} y={(ys[index] ?? 0) + 4} fill={color}>
          {text}
        </text>
      ))}
    </g>
  )
}

function TargetLabel({ target, targetText, left, yOf }: FanPlot) {
  const place = { x: left + 4, y: yOf(target) - 6 }
  return <ChartText look="note" {...place} fontSize={11.5} fill="var(--good)" hasHalo text={targetText} />
}
