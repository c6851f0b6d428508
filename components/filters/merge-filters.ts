import { type Filters, REPORT_PARSERS, type TypedFilters } from './report-parsers'

const NAMES = Object.keys(REPORT_PARSERS) as readonly (keyof Filters)[]

/** What is chosen: what the address says, else what the saved report has (`base`). */
export function toChosen(base: Filters, typed: TypedFilters): Filters {
  const entries = NAMES.map((name) => [name, typed[name] === '' ? null : (typed[name] ?? base[name])])
  return Object.fromEntries(entries)
}

/** What the address is to say: nothing where a choice is as the report has it, empty where the report's is taken away. */
export function toTyped(base: Filters, changes: Partial<Filters>): Partial<TypedFilters> {
  const entries = NAMES.filter((name) => changes[name] !== undefined).map((name) => {
    const chosen = changes[name] ?? null
    return [name, chosen === base[name] ? null : (chosen ?? '')]
  })
  return Object.fromEntries(entries)
}
