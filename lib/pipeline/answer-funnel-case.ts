import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { Funnel } from '@/lib/funnel/definition'
import { textOf } from '@/lib/funnel/match-event'
import { placeOfKey } from '@/lib/funnel/steps'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import type { CaseEvent, Expected, FunnelCase } from '@/lib/funnel/written/parse-funnel-cases'
import type { NewEvent } from '@/lib/ingest/write/new-row'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { runRefresh } from '@/lib/refresh/run-refresh'
import type { AttemptsPart } from '@/lib/reports/attempts/attempts-result'
import { runAttemptParts, runAttemptSeconds, runAttempts } from '@/lib/reports/attempts/run-attempts'
import { clearShop } from '@/lib/store/shop-data'

/**
 * Counts a case on a database that is emptied for it: its events are stored as those of any source. A definition that makes
 * no sense is answered as refused.
 */
export async function answerFunnelCase(db: Db, given: FunnelCase): Promise<Expected> {
  const funnel = parsed(given.funnel)
  if (!funnel || 'refused' in given.expected) return funnel ? { attempts: [], users: [] } : { refused: true }
  const timeZone = given.range?.timeZone ?? 'UTC'
  await db.$transaction(clearShop)
  await db.$transaction((tx) => writeEvents(tx, given.events.map(toEvent)))
  await runRefresh(db, { timeZone })
  const { expected, breakdown = null } = given
  const asked = { timeZone, range: given.range ?? null, now: given.now ?? new Date(0) }
  const whole = await runAttempts(db, funnel, asked)
  const parts =
    expected.breakdown &&
    breakdown !== null &&
    (await runAttemptParts(db, funnel, { ...asked, by: breakdown }))
  const pairs = Object.keys(expected.seconds ?? {})
  const seconds = await Promise.all(pairs.map((pair) => secondsOf(db, funnel, pair, asked)))
  return {
    ...toCounts(whole),
    ...(expected.seconds && {
      seconds: Object.fromEntries(pairs.map((pair, index) => [pair, seconds[index] ?? NONE])),
    }),
    ...(parts && { breakdown: parts.map((part) => ({ value: part.part, ...toCounts(part) })) }),
    ...(expected.open && { open: whole.steps.map(({ open }) => open ?? 0) }),
  }
}

function toCounts({ steps }: AttemptsPart) {
  return { attempts: steps.map(({ attempts }) => attempts), users: steps.map(({ users }) => users) }
}

const NONE = { values: [], leftOut: 0 }

function parsed(definition: unknown): Funnel | null {
  try {
    return parseFunnel(definition)
  } catch (error) {
    if (error instanceof TundishError) return null
    throw error
  }
}

/** Ids and sessions of a case are of one user: two users of it are never one person. */
function toEvent(event: CaseEvent): NewEvent {
  const { user, products, properties = {} } = event
  const said = Object.keys(properties).map((name) => [name, textOf(properties, name)] as const)
  return {
    userId: user,
    id: `${user}/${event.id}`,
    sessionId: event.session === undefined ? `${user}//${event.id}` : `${user}/${event.session}`,
    type: event.type,
    occurredAt: event.at,
    productId: event.product ?? null,
    orderId: event.order ?? null,
    pageUrl: null,
    productIds: products ?? null,
    properties,
    attributes: Object.fromEntries(said.flatMap(([name, text]) => (text === null ? [] : [[name, text]]))),
  }
}

/** Of a pair of steps, `view>cart`. */
async function secondsOf(
  db: Db,
  funnel: Funnel,
  pair: string,
  asked: Omit<Parameters<typeof runAttemptSeconds>[2], 'place'>,
) {
  const { values, leftOut } = await runAttemptSeconds(db, funnel, {
    ...asked,
    place: placeOfKey(funnel, pair.split('>')[1] ?? ''),
  })
  return { values: [...values], leftOut }
}
