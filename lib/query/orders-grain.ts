import { type Grain, readableGrain } from '@/lib/time/grain'
import type { View } from './view'

/** How finely orders are laid out over time: as was chosen, else by week, or by month where there would be too many. */
export function toOrdersGrain({
  parameters,
  query,
  data,
}: Pick<View, 'parameters' | 'query' | 'data'>): Grain {
  if (parameters.grain) return parameters.grain
  const days = query.range ?? data
  return days && readableGrain(days) === 'month' ? 'month' : 'week'
}
