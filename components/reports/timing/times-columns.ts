import type { SortColumn } from '@/components/filters/table-view'
import type { Funnel } from '@/lib/funnel/definition'
import { type Gap, listGaps } from '@/lib/funnel/gaps'
import type { ProductTimes } from '@/lib/reports/time-to-step/time-to-step-result'

/** `cart_median`; the first of each gap begins it. */
export type TimesColumn = SortColumn<ProductTimes> & Readonly<{ label: string; isFirst: boolean }>

const TIMES = [
  { suffix: 'pairs', label: 'Pairs', member: 'pairs' },
  { suffix: 'median', label: 'Median', member: 'medianSeconds' },
  { suffix: 'mean', label: 'Mean', member: 'meanSeconds' },
  { suffix: 'p90', label: '90 % within', member: 'p90Seconds' },
] as const

export const COLUMNS_A_GAP = TIMES.length

export function listTimesColumns(funnel: Funnel): readonly TimesColumn[] {
  const product = {
    name: 'product',
    label: 'Product',
    isFirst: false,
    value: (line: ProductTimes) => line.product,
  }
  return [product, ...listGaps(funnel).flatMap((gap) => listColumns(funnel, gap))]
}

function listColumns({ steps }: Funnel, { from, to }: Gap): TimesColumn[] {
  return TIMES.map(({ suffix, label, member }, place) => ({
    name: `${steps[to]?.words.noun}_${suffix}`,
    label,
    isFirst: place === 0,
    value: ({ times }) => times[from]?.[member] ?? null,
  }))
}
