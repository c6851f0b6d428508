'use client'

import { useId } from 'react'
import { formatCompact, formatCount, formatShare } from '@/lib/format/format-number'
import { AnnotationMarks, type ChartMark } from '../annotation-marks'
import { TimeFrame } from './time-frame'
import { EndLabels, GhostLine, IntervalBand, StepLine, toMargin } from './trend-parts'
import { type TrendChartPoint, type TrendSeries, toAxisEnd, toRateEnd } from './trend-points'

type Shared = Readonly<{ points: readonly TrendChartPoint[]; marks: readonly ChartMark[] }>

type Props = Shared &
  Readonly<{
    series: readonly TrendSeries[]
    rateName: string
    rateColor: string
    /** What the grey line is; null when nothing is compared. */
    beforeName: string | null
  }>

/** So many have a dot each. */
const MOST_MARKED = 40

/** Counts over their rate, on one axis of time. Dashed stretches lead to buckets that are not complete. */
export function TrendChart({ points, series, rateName, rateColor, beforeName, marks }: Props) {
  const shared = { points, marks, syncId: useId() }
  return (
    <div className="@container space-y-5">
      <figure>
        <figcaption className="mb-1 flex flex-wrap gap-x-3 text-muted text-xs">
          Counts
          {series.map(({ name, color }) => (
            <span key={name} className="flex items-center gap-1.5 @min-[480px]:hidden">
              <span aria-hidden="true" className="h-0.5 w-3 rounded" style={{ background: color }} />
              {name}
            </span>
          ))}
        </figcaption>
        <Counts {...shared} series={series} />
      </figure>
      <figure>
        <figcaption className="mb-1 text-muted text-xs">
          {rateName}, with its 95 % interval{beforeName && `; grey: ${beforeName}`}
        </figcaption>
        <Rate {...shared} name={rateName} color={rateColor} />
      </figure>
    </div>
  )
}

type Synced = Shared & Readonly<{ syncId: string }>

function Counts({ points, series, syncId, marks }: Synced & Pick<Props, 'series'>) {
  const last = points.at(-1)
  const end = toAxisEnd(Math.max(0, ...points.flatMap((p) => [...p.counts, p.before?.count ?? 0])))
  const ticks = [0, end / 4, end / 2, (end * 3) / 4, end]
  return (
    <TimeFrame
      points={points}
      lines={({ counts }) => counts}
      ghost={({ before }) => before?.count ?? null}
      height={200}
      toMargin={toMargin}
      x={{ hide: true }}
      y={{ width: 44, interval: 0, domain: [0, end], ticks, tickFormatter: formatCompact }}
      syncId={syncId}
      say={({ counts, before }) => (
        <Said
          rows={series.map((line, step) => ({ ...line, text: formatCount(counts[step] ?? 0) }))}
          before={before && { title: before.title, text: formatCount(before.count) }}
        />
      )}
    >
      <AnnotationMarks marks={marks} />
      <GhostLine />
      {series.map(({ name, color }, step) => (
        <StepLine key={name} place={step} color={color} withDots={points.length <= MOST_MARKED} />
      ))}
      <EndLabels
        labels={series.map(({ name, color }, step) => ({
          text: name,
          color,
          value: last?.counts[step] ?? 0,
        }))}
      />
    </TimeFrame>
  )
}

function Rate({ points, name, color, syncId, marks }: Synced & TrendSeries) {
  const end = toRateEnd(points)
  const last = points.findLast((point) => point.rate !== null)
  const tickFormatter = (share: number) => `${Number((share * 100).toFixed(1))}\u00a0%`
  return (
    <TimeFrame
      points={points}
      lines={({ rate }) => [rate]}
      ghost={({ before }) => before?.rate ?? null}
      height={184}
      toMargin={toMargin}
      x={{ minTickGap: 28 }}
      y={{ width: 44, domain: [0, end], ticks: [0, end / 2, end], tickFormatter }}
      syncId={syncId}
      say={({ rate, band, before }) => (
        <Said
          rows={[{ name, color, text: `${formatShare(rate)}${sayBand(band)}` }]}
          before={before && { title: before.title, text: formatShare(before.rate) }}
        />
      )}
    >
      <IntervalBand points={points} color={color} />
      <AnnotationMarks marks={marks} />
      <GhostLine />
      <StepLine place={0} color={color} withDots={points.length <= MOST_MARKED} />
      {last && <EndLabels labels={[{ text: formatShare(last.rate), color, value: last.rate ?? 0 }]} />}
    </TimeFrame>
  )
}

function sayBand(band: TrendChartPoint['band']): string {
  return band ? ` (${formatShare(band[0])} to ${formatShare(band[1])})` : ''
}

type SaidProps = Readonly<{
  rows: readonly (TrendSeries & Readonly<{ text: string }>)[]
  before: Readonly<{ title: string; text: string }> | null
}>

function Said({ rows, before }: SaidProps) {
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-4">
      {rows.map(({ name, color, text }) => (
        <div key={name} className="contents">
          <dt className="flex items-center gap-1.5 text-ink-soft">
            <span aria-hidden="true" className="h-0.5 w-2.5 rounded" style={{ background: color }} />
            {name}
          </dt>
          <dd className="text-right font-medium">{text}</dd>
        </div>
      ))}
      {before && (
        <div className="contents text-muted">
          <dt>{before.title}</dt>
          <dd className="text-right">{before.text}</dd>
        </div>
      )}
    </dl>
  )
}
