'use client'

import type { ReactNode } from 'react'
import type { TrendChartPoint } from './trend-points'

type Props = Readonly<{
  point: TrendChartPoint | undefined
  rows: (point: TrendChartPoint) => readonly Readonly<{ name: string; color: string; text: string }>[]
  before: (before: NonNullable<TrendChartPoint['before']>) => string
}>

export function TrendTooltip({ point, rows, before }: Props) {
  if (!point) return null
  return (
    <TooltipBox point={point}>
      <dl className="grid grid-cols-[auto_auto] gap-x-4">
        {rows(point).map(({ name, color, text }) => (
          <div key={name} className="contents">
            <dt className="flex items-center gap-1.5 text-ink-soft">
              <span aria-hidden="true" className="h-0.5 w-2.5 rounded" style={{ background: color }} />
              {name}
            </dt>
            <dd className="text-right font-medium">{text}</dd>
          </div>
        ))}
        {point.before && (
          <div className="contents text-muted">
            <dt>{point.before.title}</dt>
            <dd className="text-right">{before(point.before)}</dd>
          </div>
        )}
      </dl>
    </TooltipBox>
  )
}

type BoxProps = Readonly<{ point: Readonly<{ title: string; partial: boolean }>; children: ReactNode }>

/** What is said of the bucket or period under the pointer. */
export function TooltipBox({ point, children }: BoxProps) {
  return (
    <div className="rounded-md border border-line-strong bg-surface px-3 py-2 text-sm">
      <p className="mb-1 font-medium">
        {point.title}
        {point.partial && <span className="font-normal text-muted"> · not complete</span>}
      </p>
      {children}
    </div>
  )
}
