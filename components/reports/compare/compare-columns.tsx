import { type Column, toColumn } from '@/components/table/column'
import { capitalise } from '@/lib/format/capitalise'
import { formatName } from '@/lib/format/format-name'
import { formatPoints, formatShare, NOTHING } from '@/lib/format/format-number'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { toRate } from '@/lib/query/metric'
import { BREAKDOWNS, type Breakdown } from '@/lib/query/scope'
import type { ComparedRate, CompareLine } from '@/lib/reports/compare/compare-result'
import type { Verdict } from '@/lib/stats/compare-shares'
import { stepColor } from '../step-colors'
import { VerdictChip } from '../verdict-chip'
import { ShrunkCell } from './shrunk-cell'

/** Down first when sorted up, up first when sorted down. */
const ORDER: Record<Verdict, number> = { down: 0, "can't tell yet": 1, flat: 2, up: 3 }

/** A rate of every product in two ranges, and what can be said of its change. */
export function listCompareColumns(metric: string, by: Breakdown): readonly Column<CompareLine>[] {
  const { part, whole } = toRate(metric)
  const many = PRODUCT_FUNNEL.steps[whole]?.words.ofProducts ?? ''
  return [
    {
      name: 'product',
      label: capitalise(BREAKDOWNS[by].one),
      kind: 'text',
      value: ({ product }) => product,
      cell: (line) => <Name line={line} />,
    },
    {
      name: 'before',
      label: 'Before',
      value: ({ before }) => ofCounted(before)?.share ?? null,
      cell: ({ before }) => <ShrunkCell rate={before} color="var(--lost)" />,
    },
    {
      name: 'now',
      label: 'Now',
      value: ({ now }) => ofCounted(now)?.share ?? null,
      cell: ({ now }) => <ShrunkCell rate={now} color={stepColor(part)} />,
    },
    toColumn('at_least', 'At least', atLeast, formatShare),
    {
      name: 'change',
      label: 'Change',
      value: ({ change }) => change?.difference ?? null,
      cell: ({ change }) => (change ? <Change of={change} /> : NOTHING),
    },
    {
      name: 'verdict',
      label: 'Verdict',
      value: ({ change }) => (change ? ORDER[change.verdict] : null),
      cell: ({ change }) =>
        change ? (
          <VerdictChip {...change} many={many} />
        ) : (
          <span className="text-muted text-xs">in one range only</span>
        ),
    },
  ]
}

/** What is believed of a rate; null where nothing was counted. */
function ofCounted({ whole, shrunk }: ComparedRate): ComparedRate['shrunk'] {
  return whole > 0 ? shrunk : null
}

function atLeast({ now }: CompareLine): number | null {
  return ofCounted(now)?.interval.low ?? null
}

function Name({ line: { product, category } }: { line: CompareLine }) {
  return (
    <>
      {formatName(product)}
      {category !== null && (
        <span className="block font-normal text-muted text-xs">{formatName(category)}</span>
      )}
    </>
  )
}

function Change({ of: { difference, interval } }: { of: NonNullable<CompareLine['change']> }) {
  return (
    <>
      {formatPoints(difference)}
      <span className="block text-muted text-xs">
        {formatPoints(interval.low)} to {formatPoints(interval.high)}
      </span>
    </>
  )
}
