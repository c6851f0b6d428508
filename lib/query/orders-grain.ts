import type { Grain } from '@/lib/time/grain'
import type { Request } from './request'

/** How finely orders are laid out over time: as was chosen, else as sessions are, but by week where those are by day. */
export function toOrdersGrain({ parameters, query }: Pick<Request, 'parameters' | 'query'>): Grain {
  return parameters.grain === null && query.grain === 'day' ? 'week' : query.grain
}
