import type { Fields } from '../read/source-record'
import type { TimeLimits } from '../time-limits'
import { isKnownName, toMeanings } from './guess/event-words'
import type { Mapping } from './mapping'
import { compileName } from './rows/read-name'
import { Reading } from './rows/reading'
import { compileMapping } from './to-row'

/** How many records have each name of an event, by a mapping. */
export type NameCounts = ReadonlyMap<string, number>

export function countNames(mapping: Mapping, records: readonly Fields[], limits: TimeLimits): NameCounts {
  const toRows = compileMapping(mapping, limits)
  const counts = new Map<string, number>()
  for (const fields of records) {
    for (const understood of toRows(fields)) {
      if (!understood.ok || understood.row.kind === 'order') continue
      const name = understood.row.kind === 'event' ? understood.row.event.type : null
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return counts
}

/** Adds the names that `countNames` would count. A record whose name is there already is not looked at any further. */
export function startAddingNames(
  mapping: Mapping,
  limits: TimeLimits,
  names: Set<string>,
): (fields: Fields) => void {
  const toRows = compileMapping(mapping, limits)
  const readName = mapping.each === null && mapping.rows === 'events' ? compileName(mapping) : () => null
  return (fields) => {
    const name = readName(new Reading(fields, null))
    if (name !== null && names.has(name)) return
    for (const understood of toRows(fields))
      if (understood.ok && understood.row.kind === 'event') names.add(understood.row.event.type)
  }
}

/**
 * The mapping with what its names mean: those in the records, by name or by pattern, then those of a specification that are not
 * among them. What it says already stands.
 */
export function withMeanings(
  mapping: Mapping,
  records: readonly Fields[],
  limits: TimeLimits,
  specified: readonly string[],
): Mapping {
  const asNamed = countNames({ ...mapping, meanings: {}, namedBy: [] }, records, limits)
  const byPattern =
    mapping.namedBy.length > 0 ? countNames({ ...mapping, meanings: {} }, records, limits) : new Map()
  const found = toMeanings(new Set<string>([...asNamed.keys(), ...byPattern.keys()]))
  const others = toMeanings(specified.filter((name) => !asNamed.has(name)))
  return { ...mapping, meanings: { ...others, ...found, ...mapping.meanings } }
}

/**
 * A proposed mapping once all names of a file are known, where a sample had some of them: what names mean depends on what others
 * there are. Not for a mapping that somebody wrote or changed.
 */
export function withAllNames(mapping: Mapping, names: Iterable<string>): Mapping {
  const all = [...new Set(names)]
  const found = toMeanings(all)
  const isNothing = new Set(all.filter((name) => isKnownName(name) && !Object.hasOwn(found, name)))
  const kept = Object.entries(mapping.meanings).filter(([name]) => !isNothing.has(name))
  return { ...mapping, meanings: { ...Object.fromEntries(kept), ...found } }
}
