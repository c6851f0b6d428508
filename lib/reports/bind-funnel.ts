import { TundishError } from '@/lib/errors'
import { ofFunnel } from '@/lib/query/request/of-funnel'
import type { Request } from '@/lib/query/request/request'
import { type SectionName, toSubject } from '@/lib/query/section'
import type { CurrentFunnel } from '@/lib/store/kept/current-funnels'
import type { Asker } from './asker'

/** A saved funnel is not counted yet, and will be without anybody doing anything. */
export class BeingCounted extends TundishError {
  readonly funnel: CurrentFunnel

  constructor(funnel: CurrentFunnel, problem: string) {
    super('busy', problem)
    this.funnel = funnel
  }
}

/**
 * A request of the saved funnel that it names. Throws `unknown_funnel` where there is none, `BeingCounted`, and `bad_parameter`
 * for a metric that is none of it.
 */
export async function bindFunnel(ask: Pick<Asker, 'funnel'>, request: Request): Promise<Request> {
  const { funnel: named } = request.parameters
  if (named === null || request.funnel !== null) return request
  const found = await ask.funnel(named)
  if (found.funnel) return ofFunnel(request, found.funnel)
  throw found.counting
    ? new BeingCounted(found.counting, found.problem)
    : new TundishError('unknown_funnel', found.problem)
}

/** The same of sections; orders and products are of no funnel. */
export function bindSections(
  ask: Pick<Asker, 'funnel'>,
  request: Request,
  sections: readonly SectionName[],
): Promise<Request> {
  return toSubject(sections) === 'sessions' ? bindFunnel(ask, request) : Promise.resolve(request)
}
