'use client'

import { type ChartLayout, ChartSvg, inBothLayouts } from '../chart-svg'
import { HALO } from '../chart-text'
import { type HistogramMark, HistogramMarks } from './histogram-marks'

/** A bucket, in the order of the axis; `edge` names where it begins. */
export type HistogramBar = Readonly<{ edge: string; height: number; text: string; shortText: string }>

type Props = Readonly<{
  label: string
  color: string
  bars: readonly HistogramBar[]
  /** Names the right end of the axis; null when the last bucket is open. */
  lastEdge: string | null
  marks: readonly HistogramMark[]
}>

const GEOMETRY = {
  wide: { width: 704, plot: 160, font: 11, every: 1 },
  narrow: { width: 342, plot: 130, font: 9.5, every: 3 },
} as const

const HEAD = 72

/** Buckets that touch, from zero, each with its count; marks with labels over them. */
export const Histogram = inBothLayouts(HistogramDrawing)

function HistogramDrawing({ label, color, bars, lastEdge, marks, layout }: Props & { layout: ChartLayout }) {
  const { width, plot, font } = GEOMETRY[layout]
  const floor = HEAD + plot
  const step = width / Math.max(1, bars.length)
  const scale = plot / Math.max(1, ...bars.map((bar) => bar.height))
  const tops = bars.map((bar) => floor - (bar.height === 0 ? 0 : Math.max(1, bar.height * scale)))
  return (
    <ChartSvg label={label} width={width} height={floor + 22} layout={layout}>
      {bars.map((bar, index) => (
        <rect
          key={bar.edge}
          x={index * step + 0.75}
          y={tops[index]}
          width={Math.max(0, step - 1.5)}
          height={floor - (tops[index] ?? floor)}
          fill={color}
          rx="1.5"
        />
      ))}
      <path d={`M0 ${floor}H${width}`} stroke="var(--line-strong)" />
      <HistogramMarks
        marks={marks}
        step={step}
        width={width}
        floor={floor}
        topAt={(position) => tops[Math.floor(position)] ?? floor}
      />
      <g fontSize={font} fill="var(--muted)" textAnchor="middle" {...HALO}>
        {bars.map((bar, index) =>
          bar.height === 0 ? null : (
            <text key={bar.edge} x={(index + 0.5) * step} y={(tops[index] ?? floor) - 5}>
              {layout === 'wide' ? bar.text : bar.shortText}
            </text>
          ),
        )}
      </g>
      <Ticks edges={[...bars.map((bar) => bar.edge), lastEdge ?? '']} step={step} layout={layout} />
    </ChartSvg>
  )
}

function Ticks({ edges, step, layout }: { edges: readonly string[]; step: number; layout: ChartLayout }) {
  const { plot, font, every } = GEOMETRY[layout]
  const last = edges.length - 1
  return (
    <g fontSize={font} fill="var(--muted)">
      {edges.map((edge, index) => (
        <g key={edge} transform={`translate(${index * step} ${HEAD + plot})`}>
          <path d="M0 0v4" stroke="var(--line-strong)" />
          {index % every === 0 && (
            <text y="18" textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}>
              {edge}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
