'use client'

import { type ReactNode, useId } from 'react'
import { ChartLink } from './chart-link'
import { type ChartLayout, ChartSvg, inBothLayouts } from './chart-svg'
import { ChartText } from './chart-text'
import { Hatch } from './hatch'
import { Whisker } from './whisker'

/** A named share, 0 to 1, with its interval and the share it is held against. */
export type ListedBar = Readonly<{
  name: string
  detail: string
  share: number
  interval: Readonly<{ low: number; high: number }> | null
  against: number | null
  text: string
  /** Who is behind it; null where the reader may not know. */
  href: string | null
  /** How it stands, in a word or two; null when nothing can be said. */
  note: Readonly<{ text: string; color: string }> | null
}>

const GEOMETRY = {
  wide: { width: 704, row: 46, x: 220, end: 190, bar: 8 },
  narrow: { width: 342, row: 68, x: 0, end: 6, bar: 40 },
} as const

type Props = Readonly<{ label: string; bars: readonly ListedBar[] }>

/** Names on the left, bars from zero, the share held against as a tick, numbers on the right. */
export const BarList = inBothLayouts(BarListDrawing)

function BarListDrawing({ label, bars, layout }: Props & { layout: ChartLayout }) {
  const { width, row } = GEOMETRY[layout]
  const hatch = `hatch-${useId()}-${layout}`
  return (
    <ChartSvg
      label={label}
      width={width}
      height={bars.length * row}
      layout={layout}
      interactive={bars.some(({ href }) => href)}
    >
      <Hatch id={hatch} />
      {bars.map((bar, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two bars may have one name, and none is moved
        <g key={index} transform={`translate(0 ${index * row})`}>
          <ChartLink href={bar.href} label={`Show who: ${bar.name}, ${bar.text}`}>
            <Lane bar={bar} layout={layout} hatch={hatch} />
          </ChartLink>
          <BarTexts bar={bar} longest={30} x={width} y={14}>
            {bar.note && (
              <ChartText look="note" x={width} y={30} toEnd fill={bar.note.color} text={bar.note.text} />
            )}
          </BarTexts>
        </g>
      ))}
    </ChartSvg>
  )
}

function Lane({ bar, layout, hatch }: { bar: ListedBar; layout: ChartLayout; hatch: string }) {
  const { width, x, end, bar: y } = GEOMETRY[layout]
  const at = (share: number) => x + share * (width - x - end)
  return (
    <g>
      <path d={`M${x} ${y + 14.5}H${at(1)}`} stroke="var(--line)" />
      <rect
        x={x}
        y={y}
        width={at(bar.share) - x}
        height="14"
        fill={`url(#${hatch})`}
        stroke="var(--line-strong)"
      />
      {bar.against !== null && (
        <path d={`M${at(bar.against)} ${y - 5}v24`} stroke="var(--accent)" strokeWidth="2" />
      )}
      {bar.interval && <Whisker from={at(bar.interval.low)} to={at(bar.interval.high)} y={y + 7} cap={3} />}
    </g>
  )
}

type TextsProps = Readonly<{
  bar: Readonly<{ name: string; detail: string; text: string }>
  /** So many letters of the name fit. */
  longest: number
  /** The right end, and the line of the name and the number. */
  x: number
  y: number
  /** What stands under the number. */
  children: ReactNode
}>

/** What is said of a bar, in two lines at either end of its row. */
export function BarTexts({ bar, longest, x, y, children }: TextsProps) {
  return (
    <g>
      <ChartText look="name" y={y} text={shorten(bar.name, longest)} />
      <ChartText look="detail" y={y + 16} text={bar.detail} />
      <ChartText look="number" x={x} y={y} toEnd text={bar.text} />
      {children}
    </g>
  )
}

/**
 * SVG does not clip text: of a long name its middle is left out, because names that begin alike differ at their ends. It
 * is whole in the table.
 */
export function shorten(text: string, longest: number): string {
  const letters = [...text]
  if (letters.length <= longest) return text
  const head = Math.ceil((longest - 1) * 0.6)
  const tail = letters.slice(head + 1 - longest).join('')
  const words = tail.slice(tail.indexOf(' ') + 1)
  return `${letters.slice(0, head).join('').trimEnd()}…${words || tail}`
}
