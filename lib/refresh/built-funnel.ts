import type { Funnel } from '@/lib/funnel/definition'

/** Throws for a funnel that refreshes cannot count yet. */
export function requireBuilt({ order, within, steps, exclude }: Funnel): void {
  if (order !== 'any') throw new Error('Refreshes count funnels in any order only.')
  if (within !== 'session') throw new Error('Refreshes count attempts that are sessions only.')
  if (exclude?.length) throw new Error('Refreshes know no exclusions.')
  if (steps.some(({ match }) => match.where?.length))
    throw new Error('Refreshes match events by their type only.')
}

/** What of a funnel decides how it is counted, as text: not what people read of it. */
export function nameCounting({ steps }: Funnel): string {
  return JSON.stringify(
    steps.map(({ key, match, byOrder = false }) => ({ key, types: match.types, byOrder })),
  )
}
