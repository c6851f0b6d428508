import { getEnv } from '@/lib/env'
import { COUNTING_VERSION, type CountingRules, type ReportDefinition } from '@/lib/query/report-definition'
import { toScopedParameters } from '@/lib/query/share-scope'
import { type Screen, type ScreenParts, toScreen } from './screen'

type Parts = Omit<ScreenParts, 'raw' | 'place'> &
  Readonly<{ place: Omit<Screen['place'], 'sections' | 'base'> }>

/** A report as a reader looks at it: its own question, and of the reader's address what the scope allows. */
export function toReportScreen(
  { parameters, sections }: ReportDefinition,
  { place, ...parts }: Parts,
): Promise<Screen> {
  const raw = toScopedParameters(parameters, place.own, place.scope)
  return toScreen({ ...parts, raw, place: { ...place, base: parameters, sections } })
}

/** How this workspace counts now. */
export function readCountingRules(): CountingRules {
  const { timeZone, fiscalMonth, smallestChange, conversionHours } = getEnv()
  return { version: COUNTING_VERSION, timeZone, fiscalMonth, smallestChange, conversionHours }
}
