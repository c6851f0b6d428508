import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type CaseEvent, type FunnelCase, parseFunnelCases } from '@/lib/funnel/written/parse-funnel-cases'
import type { NaiveEvent } from './naive-event'

// Where the folder of cases is absent nothing is tried on it.

/** `TUNDISH_FUNNEL_CASES` names another file of the same form. */
const FILE = path.resolve(process.env.TUNDISH_FUNNEL_CASES ?? '../shared/data/funnel-cases/cases.json')

/** Null, with a sentence printed, where there are none. */
export function readFunnelCases(): readonly FunnelCase[] | null {
  if (existsSync(FILE)) return parseFunnelCases(JSON.parse(readFileSync(FILE, 'utf8')))
  console.log(`The funnel cases are not at ${FILE}: the rules of counting are not tried on them.`)
  return null
}

export function toEvent({
  user,
  session,
  at,
  product,
  products,
  order,
  properties,
  ...event
}: CaseEvent): NaiveEvent {
  return {
    ...event,
    userId: user,
    sessionId: session ?? null,
    occurredAt: at,
    productId: product ?? null,
    orderId: order ?? null,
    items: products ?? [],
    ...(properties && { properties }),
  }
}
