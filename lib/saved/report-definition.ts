import { PARAMETER_NAMES } from '@/lib/query/request/parameters'
import { type RawParameters, readFirst } from '@/lib/query/request/parse-parameters'
import type { SectionName } from '@/lib/query/section'
import type { WeekStart } from '@/lib/time/grain'

/** What was counted how when a report was saved. */
export type CountingRules = Readonly<{
  /** The version of the rules of counting, as docs/decisions has them. */
  version: number
  timeZone: string
  fiscalMonth: number
  /** Left out: Monday. */
  weekStart?: WeekStart | undefined
  /** A share, 0 to 1. */
  smallestChange: number
  conversionHours: number
}>

/** A saved view: what it asks, what it shows of the answers and in which order, and what its author says to it. */
export type ReportDefinition = Readonly<{
  /** Parameters as an address has them; relative ranges stay relative. */
  parameters: Readonly<Record<string, string>>
  /** At least one, none twice. */
  sections: readonly SectionName[]
  note: string | null
  rules: CountingRules
}>

/** Raised by one where the same rows count differently than before. */
export const COUNTING_VERSION = 2

/** How settings count. */
export function toCountingRules(settings: Omit<CountingRules, 'version'>): CountingRules {
  const { timeZone, fiscalMonth, weekStart, smallestChange, conversionHours } = settings
  const rules = { version: COUNTING_VERSION, timeZone, fiscalMonth, smallestChange, conversionHours }
  return weekStart === undefined ? rules : { ...rules, weekStart }
}

export const LONGEST_NOTE = 4000

/**
 * A name in place of a product: of a definition that was saved when these held names, where no one product has it any
 * more. Never of an address. Nothing is shown of what has it, until a product is chosen.
 */
export const UNBOUND_PRODUCT = 'unbound_product'

/** What a report keeps of an address: the question, and in what worth is measured. */
export const KEPT_PARAMETERS: readonly string[] = [...PARAMETER_NAMES, 'in']

/** Of an address only what a report keeps, or what has these names; of a name given twice the first. */
export function keepParameters(
  raw: RawParameters,
  names: readonly string[] = KEPT_PARAMETERS,
): Record<string, string> {
  const given = names.map((name) => [name, readFirst(raw, name)] as const)
  return Object.fromEntries(given.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))
}
