import { getEnv } from '@/lib/env'
import { SCOPE_KINDS } from '@/lib/query/scope'
import { explainDays, explainUnreadable } from '@/lib/saved/explain-unreadable'
import { COUNTING_VERSION, type CountingRules, type ReportDefinition } from '@/lib/saved/report-definition'
import { readChosen, toScopedParameters, toStanding } from '@/lib/saved/share-scope'
import { bindAddress } from './bind-address'
import { type Refusal, type Screen, type ScreenParts, toScreen } from './screen'

type Parts = Omit<ScreenParts, 'raw' | 'place' | 'refusal'> &
  Readonly<{ place: Omit<Screen['place'], 'sections' | 'base'> }>

/**
 * A report as a reader looks at it: its own question, and of the reader's address what the scope allows. Its own product
 * is an id; only the reader's may be a name. What it keeps and cannot be asked is refused, and never left out.
 */
export async function toReportScreen(
  { parameters, sections }: ReportDefinition,
  { place, ...parts }: Parts,
): Promise<Screen> {
  const { raw: own, problem } =
    place.scope === 'open' ? await bindAddress(parts.ask, place.own) : { raw: place.own, problem: null }
  const standing = toStanding(parameters, own, place.scope)
  const refusal = toRefusal('report', explainUnreadable(standing)) ?? toRefusal('address', problem)
  const raw = toScopedParameters(parameters, own, place.scope)
  const screen = await toScreen({
    ...parts,
    raw,
    refusal,
    place: { ...place, own, base: parameters, sections },
  })
  const asks = { ...screen, refusal: screen.refusal ?? toRefusal('report', explainDays(standing, screen)) }
  const chosen = readChosen(own, place.scope)
  const isOwn = refusal === null && !SCOPE_KINDS.some((kind) => chosen[kind])
  return asks.refusal && isOwn ? { ...asks, refusal: { ...asks.refusal, of: 'report' } } : asks
}

/** How this workspace counts now. */
export function readCountingRules(): CountingRules {
  const { timeZone, fiscalMonth, smallestChange, conversionHours } = getEnv()
  return { version: COUNTING_VERSION, timeZone, fiscalMonth, smallestChange, conversionHours }
}

function toRefusal(of: Refusal['of'], sentence: string | null): Refusal | null {
  return sentence === null ? null : { of, sentence }
}
