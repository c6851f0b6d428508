import { TundishError } from '@/lib/errors'
import { ofFunnel } from '@/lib/query/request/of-funnel'
import type { Request } from '@/lib/query/request/request'
import { type SectionName, toSubject } from '@/lib/query/section'
import type { Asker } from './asker'

/**
 * A request of the saved funnel that it names. Throws `unknown_funnel` where there is none, or where it is still being counted, and
 * `bad_parameter` for a metric that is none of it.
 */
export async function bindFunnel(ask: Pick<Asker, 'funnel'>, request: Request): Promise<Request> {
  const { funnel: named } = request.parameters
  if (named === null || request.funnel !== null) return request
  const { funnel, problem } = await ask.funnel(named)
  if (funnel) return ofFunnel(request, funnel)
  throw new TundishError('unknown_funnel', problem)
}

/** The same of sections; orders and products are of no funnel. */
export function bindSections(
  ask: Pick<Asker, 'funnel'>,
  request: Request,
  sections: readonly SectionName[],
): Promise<Request> {
  return toSubject(sections) === 'sessions' ? bindFunnel(ask, request) : Promise.resolve(request)
}
