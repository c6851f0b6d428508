import { type Column, toColumn } from '@/components/table/column'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import type { ProductTimes } from '@/lib/reports/time-to-step/time-to-step-result'

const TIMES = [
  { suffix: 'pairs', label: 'Pairs', look: 'text-muted', member: 'pairs', format: formatPairs },
  { suffix: 'median', label: 'Median', look: 'font-medium', member: 'medianSeconds', format: formatDuration },
  { suffix: 'mean', label: 'Mean', look: '', member: 'meanSeconds', format: formatDuration },
  { suffix: 'p90', label: '90 % within', look: '', member: 'p90Seconds', format: formatDuration },
] as const

/** How long each product took from step to step; by the address `cart_median`. */
export function listTimesColumns(funnel: Funnel): readonly Column<ProductTimes>[] {
  return [
    toColumn('product', 'Product', ({ product }) => product, String, { kind: 'text' }),
    ...listGaps(funnel).flatMap((gap) => listColumns(funnel, gap)),
  ]
}

function listColumns({ steps }: Funnel, { place, to, title }: Gap): Column<ProductTimes>[] {
  return TIMES.map(({ suffix, label, look, member, format }) => {
    const value = ({ times }: ProductTimes) => times[place]?.[member] ?? null
    return toColumn(`${steps[to]?.words.noun}_${suffix}`, label, value, format, { group: title, look })
  })
}

function formatPairs(pairs: number | null): string {
  return formatCount(pairs ?? 0)
}
