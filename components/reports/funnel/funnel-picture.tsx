import { FunnelChart } from '@/components/charts/funnel/funnel-chart'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatCount, formatShare, NOTHING } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { unitOf } from '@/lib/query/unit'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { formatInterval } from '../format-interval'
import { type HrefBehind, toFunnelBars } from './to-funnel-bars'

type Props = Readonly<{ result: FunnelResult; previous: FunnelResult | null }>

export function FunnelPicture({ result, previous, hrefBehind }: Props & { hrefBehind?: HrefBehind }) {
  const bars = toFunnelBars(result, previous, hrefBehind)
  const first = funnelOf(result.query).steps[0]?.words.label.toLowerCase() ?? ''
  const label = `Funnel: ${bars.map((bar) => `${bar.label} ${bar.count}`).join(', ')}`
  return (
    <>
      <FunnelChart label={label} bars={bars} first={first} />
      <p className="mt-4 text-muted text-xs">
        Hatched: what is lost from the step before. Whiskers: 95 % interval of the share of {first}.
        {previous && ' Thin grey bar: the same share in the range before.'}
      </p>
    </>
  )
}

export function FunnelNumbers({ result, previous }: Props) {
  const unit = unitOf(result.query).label
  const { steps } = funnelOf(result.query)
  const ofFirst = `Of ${steps[0]?.words.label.toLowerCase()}`
  const rows = result.steps.map((step, place) => ({
    ...step,
    label: steps[place]?.words.label ?? '',
    before: previous?.steps[place],
  }))
  const columns: NumbersColumn<(typeof rows)[number]>[] = [
    ['Step', ({ label }) => label],
    [unit, ({ count }) => formatCount(count)],
    ['Of step before', ({ stepRate }) => formatShare(stepRate)],
    ['95 %', ({ stepInterval }) => formatInterval(stepInterval) || NOTHING],
    [ofFirst, ({ overallRate }) => formatShare(overallRate)],
    ['95 %\u00a0', ({ overallInterval }) => formatInterval(overallInterval) || NOTHING],
    ['Lost', ({ dropOff }) => (dropOff === null ? NOTHING : formatCount(dropOff))],
    ['Furthest step', ({ furthest }) => formatCount(furthest)],
  ]
  const compared: typeof columns = [
    [`${unit} before`, ({ before }) => formatCount(before?.count ?? 0)],
    [`${ofFirst} before`, ({ before }) => formatShare(before?.overallRate ?? null)],
  ]
  return (
    <DataTable
      caption="The funnel in numbers"
      columns={previous ? [...columns, ...compared] : columns}
      rows={rows}
    />
  )
}
