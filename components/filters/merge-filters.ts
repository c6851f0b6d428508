import { PARAMETER_NAMES, type Parameters } from '@/lib/query/request/parameters'

/** What the controls choose as the address has it: empty where what a saved report has is taken away. */
export type TypedParameters = Readonly<{ [Name in keyof Parameters]: Parameters[Name] | '' }>

/** What is chosen: what the address says, else what the saved report has (`base`). */
export function toChosen(base: Parameters, typed: TypedParameters): Parameters {
  const entries = PARAMETER_NAMES.map((name) => [
    name,
    typed[name] === '' ? null : (typed[name] ?? base[name]),
  ])
  return Object.fromEntries(entries)
}

/** What the address is to say: nothing where a choice is as the report has it, empty where the report's is taken away. */
export function toTyped(base: Parameters, changes: Partial<Parameters>): Partial<TypedParameters> {
  const entries = PARAMETER_NAMES.filter((name) => changes[name] !== undefined).map((name) => {
    const chosen = changes[name] ?? null
    return [name, chosen === base[name] ? null : (chosen ?? '')]
  })
  return Object.fromEntries(entries)
}
