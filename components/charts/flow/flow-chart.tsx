'use client'

import { useState } from 'react'
import { ResponsiveContainer, Sankey, type SankeyLinkProps, type SankeyNodeProps } from 'recharts'
import { shorten } from '../bar-list'
import { ChartText } from '../chart-text'
import type { Chain, Flow, FlowPoint } from './flow'

/** What the server draws for; the browser measures. */
const USUAL_WIDTH = 1000
const HEIGHT = 380
const BAR = 8
/** Room for what is written beside the points of the last level. */
const LABEL = 190
/** What a letter takes. */
const LETTER = 6.6

type Props = Readonly<{
  label: string
  flow: Flow
  chain: Chain
  onChoose: (id: string) => void
  /** It is read from right to left: what came before. */
  isMirrored: boolean
}>

/** Points in columns, as high as they are many, and what goes on between them as bands; each says how many, and of which share. */
export function FlowChart({ label, flow, chain, onChoose, isMirrored }: Props) {
  const [width, setWidth] = useState(USUAL_WIDTH)
  const levels = Math.max(1, ...flow.points.map(({ level }) => level))
  const drawn = width - LABEL
  const letters = Math.floor(((drawn - BAR) / levels - BAR - 14) / LETTER)
  const places = new Map(flow.points.map(({ id }, index) => [id, index]))
  const nodes = flow.points.map((point) => ({ ...point }))
  const links = flow.links.map(({ from, to, value }) => ({
    source: places.get(from) ?? 0,
    target: places.get(to) ?? 0,
    value,
  }))
  const flip = (x: number) => (isMirrored ? width - x : x)
  return (
    <fieldset aria-label={label} className="min-w-0">
      <ResponsiveContainer
        width="100%"
        height={HEIGHT}
        initialDimension={{ width, height: HEIGHT }}
        onResize={setWidth}
      >
        <Sankey
          data={{ nodes, links }}
          nodeWidth={BAR}
          nodePadding={24}
          iterations={0}
          align="left"
          verticalAlign="top"
          margin={{ top: 14, right: LABEL, bottom: 6, left: 0 }}
          link={(props: SankeyLinkProps) => <Band {...props} flow={flow} chain={chain} flip={flip} />}
          node={({ x, y, width: thickness, height, index }: SankeyNodeProps) => {
            const point = flow.points[index]
            if (!point) return <g />
            return (
              <Point
                point={point}
                x={isMirrored ? flip(x) - thickness : x}
                y={y}
                height={height}
                isChosen={chain.includes(point.id)}
                letters={letters}
                isMirrored={isMirrored}
                onChoose={onChoose}
              />
            )
          }}
        />
      </ResponsiveContainer>
    </fieldset>
  )
}

type BandProps = SankeyLinkProps & Readonly<{ flow: Flow; chain: Chain; flip: (x: number) => number }>

function Band({ flow, chain, flip, ...at }: BandProps) {
  const { sourceX, targetX, sourceY, targetY, sourceControlX, targetControlX, linkWidth, index } = at
  const link = flow.links[index]
  const end = flow.points.find(({ id }) => id === link?.to)
  if (!link || !end) return <g />
  const isChosen = chain.includes(link.from) && chain.includes(link.to)
  const [x, x1, x2, x3] = [sourceX, sourceControlX, targetControlX, targetX].map(flip)
  return (
    <path
      d={`M${x} ${sourceY}C${x1} ${sourceY} ${x2} ${targetY} ${x3} ${targetY}`}
      fill="none"
      stroke={isChosen ? 'var(--accent)' : 'var(--muted)'}
      strokeOpacity={isChosen ? 0.4 : end.isEnd ? 0.14 : 0.24}
      strokeWidth={Math.max(1, linkWidth)}
    >
      <title>{`${end.name}: ${link.count}, ${link.shareText}`}</title>
    </path>
  )
}

type PointProps = Readonly<{
  point: FlowPoint
  x: number
  y: number
  height: number
  letters: number
  isChosen: boolean
  isMirrored: boolean
  onChoose: (id: string) => void
}>

function Point({ point, x, y, height, letters, isChosen, isMirrored, onChoose }: PointProps) {
  const { name, count, share, isEvent, color } = point
  const numbers = ` ${share} · ${count}`
  const short = letters - numbers.length < 8 ? ` ${share}` : numbers
  const choosing = {
    role: 'button',
    tabIndex: 0,
    'aria-pressed': isChosen,
    'aria-label': `${name}, ${count}, ${share}`,
    className: 'cursor-pointer outline-offset-2',
    onClick: () => onChoose(point.id),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onChoose(point.id)
    },
  }
  return (
    <g {...(isEvent ? choosing : {})}>
      <title>{`${name}: ${count}, ${share}`}</title>
      <rect
        x={x}
        y={y}
        width={BAR}
        height={Math.max(1.5, height)}
        rx="1"
        fill={isChosen ? 'var(--accent)' : color}
      />
      <ChartText
        look={isChosen ? 'value' : 'mark'}
        hasHalo
        x={isMirrored ? x - 6 : x + BAR + 6}
        y={y + Math.min(height / 2, 14) + 4}
        toEnd={isMirrored}
        text={`${shorten(name, Math.max(6, letters - short.length))}${short}`}
      />
    </g>
  )
}
