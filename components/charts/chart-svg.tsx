import type { ComponentType, ReactNode } from 'react'

export type ChartLayout = 'wide' | 'narrow'

type Props = Readonly<{
  /** What a screen reader says; the numbers themselves are in the table behind the chart. */
  label: string
  width: number
  height: number
  layout: ChartLayout
  children: ReactNode
  /** There are links in it, which a mere picture would hide. */
  interactive?: boolean
}>

const SHOWN: Record<ChartLayout, string> = {
  wide: 'hidden @min-[560px]:block',
  narrow: 'block @min-[560px]:hidden',
}

/** One drawing of a chart. Its text is not searched or selected: the table behind the chart is for that. */
export function ChartSvg({ label, width, height, layout, children, interactive = false }: Props) {
  return (
    <svg
      data-chart
      role={interactive ? 'group' : 'img'}
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={`h-auto w-full overflow-visible ${SHOWN[layout]}`}
    >
      {children}
    </svg>
  )
}

/** A chart of a drawing: both layouts; the space that there is shows one of them, also before any script runs. */
export function inBothLayouts<Props>(Drawing: ComponentType<Props & { layout: ChartLayout }>) {
  return (props: Props) => (
    <div className="@container">
      <Drawing {...props} layout="wide" />
      <Drawing {...props} layout="narrow" />
    </div>
  )
}
