import type { Column } from '@/components/table/column'
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
    {
      name: 'product',
      label: 'Product',
      kind: 'text',
      value: ({ product }) => product,
      cell: ({ product }) => product,
    },
    ...listGaps(funnel).flatMap((gap) => listColumns(funnel, gap)),
  ]
}

function listColumns({ steps }: Funnel, { from, to, title }: Gap): Column<ProductTimes>[] {
  return TIMES.map(({ suffix, label, look, member, format }) => {
    const value = ({ times }: ProductTimes) => times[from]?.[member] ?? null
    return {
      name: `${steps[to]?.words.noun}_${suffix}`,
      label,
      group: title,
      look,
      value,
      cell: (line) => format(value(line)),
    }
  })
}

function formatPairs(pairs: number | null): string {
  return formatCount(pairs ?? 0)
}
