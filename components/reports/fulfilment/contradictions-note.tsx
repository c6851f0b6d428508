import { formatCount } from '@/lib/format/format-number'
import { CONTRADICTIONS, type Contradiction } from '@/lib/orders/order-state'
import type { FulfilmentCounts } from '@/lib/reports/fulfilment/fulfilment-result'

/** How many orders say two things that cannot both be, and which; nothing where none does. */
export function ContradictionsNote({ counts }: { counts: FulfilmentCounts }) {
  const { contradictions: found } = counts
  if (found.any === 0) return null
  const each: Record<Contradiction, number> = {
    untold: found.untold,
    'shipped-preparing': found.shippedPreparing,
    'early-delivery': found.earlyDelivery,
    backwards: found.backwards,
  }
  const said = (Object.keys(CONTRADICTIONS) as Contradiction[])
    .filter((name) => each[name] > 0)
    .map((name) => `${formatCount(each[name])} ${CONTRADICTIONS[name]}`)
  return (
    <p className="mt-4 text-ink-soft text-sm">
      <strong className="font-semibold text-ink">
        {found.any === 1 ? '1 order cannot be' : `${formatCount(found.any)} orders cannot be`}
      </strong>{' '}
      as they are said to be: {said.join('; ')}.
    </p>
  )
}
