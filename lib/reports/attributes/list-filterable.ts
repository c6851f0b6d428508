import { DERIVED, nameAttribute } from '@/lib/query/attribute'
import type { Attribute } from './attributes-result'

/** What sessions can be narrowed by, as questions name it, with its values; null is what is not known, of attributes alone. */
export type Filterable = Readonly<{ name: string; values: readonly (string | null)[] }>

/** The attributes with their most frequent values, then what is known of every session. */
export function listFilterable(attributes: readonly Attribute[]): readonly Filterable[] {
  const known = attributes.map(({ name, parts }) => ({
    name: nameAttribute(name),
    values: [...parts.flatMap(({ part, value }) => (part === 'value' ? [value] : [])), null],
  }))
  return [...known, ...Object.entries(DERIVED).map(([name, values]) => ({ name, values }))]
}
