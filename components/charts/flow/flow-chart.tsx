'use client'

import { useState } from 'react'
import { ResponsiveContainer, Sankey, type SankeyLinkProps, type SankeyNodeProps } from 'recharts'
import { shorten } from '../bar-list'
import { ChartText } from '../chart-text'
import type { Chain, Flow, FlowPoint } from './flow'

/** What the server draws for; the browser measures. */
const USUAL_WIDTH = 1000
const BAR = 8
/** Room for what is written beside the points of the last level. */
const LABEL = 150
/** What a letter takes, and what lies between two points: room for two lines. */
const LETTER = 6.8
const BETWEEN = 32

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
  const most = Math.max(
    ...flow.points.map(({ level }) => flow.points.filter((one) => one.level === level).length),
  )
  const height = 220 + BETWEEN * most
  const room = Math.min(LABEL, (width - LABEL - BAR) / levels) - BAR - 12
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
        height={height}
        initialDimension={{ width, height }}
        onResize={setWidth}
      >
        <Sankey
          data={{ nodes, links }}
          nodeWidth={BAR}
          nodePadding={BETWEEN}
          iterations={0}
          align="left"
          verticalAlign="top"
          accessibilityLayer={false}
          margin={{ top: 10, right: LABEL, bottom: 14, left: 0 }}
          link={(props: SankeyLinkProps) => <Band {...props} flow={flow} chain={chain} flip={flip} />}
          node={({ x, y, width: thickness, height: high, index }: SankeyNodeProps) => {
            const point = flow.points[index]
            if (!point) return <g />
            return (
              <Point
                point={point}
                x={isMirrored ? flip(x) - thickness : x}
                y={y}
                height={high}
                isChosen={chain.includes(point.id)}
                room={room}
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
  /** What a text beside it may take. */
  room: number
  isChosen: boolean
  isMirrored: boolean
  onChoose: (id: string) => void
}>

function Point({ point, x, y, height, room, isChosen, isMirrored, onChoose }: PointProps) {
  const { name, count, share, isEvent, color } = point
  const middle = y + Math.min(height / 2, 18)
  const beside = { hasHalo: true, x: isMirrored ? x - 6 : x + BAR + 6, toEnd: isMirrored }
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
        x={isMirrored ? x - room : x}
        y={middle - 14}
        width={room + BAR}
        height={Math.max(30, height)}
        fill="transparent"
      />
      <rect
        x={x}
        y={y}
        width={BAR}
        height={Math.max(1.5, height)}
        rx="1"
        fill={isChosen ? 'var(--accent)' : color}
      />
      <ChartText
        {...beside}
        look={isChosen ? 'value' : 'mark'}
        y={middle - 3}
        text={shorten(name, Math.max(8, Math.floor(room / LETTER)))}
      />
      <ChartText
        {...beside}
        look="detail"
        fill="var(--ink-soft)"
        y={middle + 11}
        text={`${share} · ${count}`}
      />
    </g>
  )
}
