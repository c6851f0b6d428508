import { formatDuration } from '@/lib/format/format-duration'
import type { Funnel } from './definition'

const ORDERS = { any: 'in any order', ordered: 'in order', strict: 'in order with nothing between' } as const

/** What a funnel counts, in a line: `Viewed → Added to cart → Checked out, in order, within 7 days, by product`. */
export function sayFunnel({ steps, order, within, per, exclude = [] }: Funnel): string {
  const named = steps.map(({ words, optional }) => (optional ? `(${words.label})` : words.label))
  return [
    named.join(' → '),
    ORDERS[order],
    within === 'session' ? 'within a session' : `within ${formatDuration(within.seconds)}`,
    ...(per === 'product' ? ['for the same product'] : []),
    ...(exclude.length > 0 ? [`without ${exclude.flatMap(({ match }) => match.types).join(', ')}`] : []),
  ].join(', ')
}
