'use client'

import { formatDuration, formatTick, toUnitSeconds } from '@/lib/format/format-duration'
import { formatCompact, formatCount, formatShare } from '@/lib/format/format-number'
import { AnnotationMarks, type ChartMark } from '../annotation-marks'
import { TimeFrame } from '../trend/time-frame'
import { IntervalBand, StepLine } from '../trend/trend-parts'
import { toDomain } from './period-domain'
import { PeriodMarks, type PeriodPoint } from './period-marks'

export type PeriodKind = 'count' | 'rate' | 'seconds'

type Props = Readonly<{
  points: readonly PeriodPoint[]
  kind: PeriodKind
  name: string
  color: string
  marks: readonly ChartMark[]
}>

/** How values are said, and on the axis. */
const FORMATS: Record<PeriodKind, Readonly<Record<'value' | 'tick', (value: number) => string>>> = {
  count: { value: formatCount, tick: formatCompact },
  rate: { value: formatShare, tick: (share) => `${Number((share * 100).toFixed(2))}\u00a0%` },
  seconds: { value: formatDuration, tick: (seconds) => formatTick(seconds).replace(' ', '\u00a0') },
}

/** So many have a dot each. */
const MOST_MARKED = 40

/** A metric from period to period, with its interval as a band; the axis need not begin at zero, the marks say so. */
export function PeriodChart({ points, kind, name, color, marks }: Props) {
  const values = points.flatMap(({ value, band }) => [...(value === null ? [] : [value]), ...(band ?? [])])
  const unit = kind === 'seconds' ? toUnitSeconds(Math.max(...values)) : 1
  const domain = toDomain(values, kind === 'count', unit)
  if (!domain) return null
  const { value: format, tick: tickFormatter } = FORMATS[kind]
  return (
    <TimeFrame
      points={points}
      lines={({ value }) => [value]}
      height={240}
      toMargin={() => ({ top: 22, right: 24, bottom: 4, left: 0 })}
      x={{ minTickGap: 16, padding: { left: 24, right: 24 } }}
      y={{ width: 56, domain: [domain.from, domain.to], ticks: [...domain.ticks], tickFormatter }}
      say={({ value, band }) =>
        value !== null && (
          <>
            <p>
              {name}: <span className="font-medium">{format(value)}</span>
            </p>
            {band && (
              <p className="text-muted">
                {format(band[0])} to {format(band[1])}
              </p>
            )}
          </>
        )
      }
    >
      <IntervalBand points={points} color={color} />
      <AnnotationMarks marks={marks} />
      <StepLine place={0} color={color} withDots={false} />
      {points.length <= MOST_MARKED && <PeriodMarks points={points} color={color} format={format} />}
    </TimeFrame>
  )
}
