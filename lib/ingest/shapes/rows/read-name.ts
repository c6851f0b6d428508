import { compileLike } from '../fields/like'
import { compileField, nameField } from '../fields/path'
import { saysNothing, toText } from '../fields/value'
import type { Mapping } from '../mapping'
import { compileText, LONGEST_NAME, type ReadText } from './read-id'
import type { Reading } from './reading'

/**
 * What an event is called: its name where that means something; else by the first pattern that one of its fields is like; else
 * its name as it came; else the name that all have. Refused where it has none.
 */
export function compileName({ name, fixedName, namedBy, meanings }: Mapping): ReadText {
  const read = compileText(name, LONGEST_NAME)
  const findPattern = compilePatterns(namedBy)
  const missing = `${nameField(name ?? namedBy[0]?.field ?? 'name')} ${name === null && namedBy.length > 0 ? 'is like none of the patterns' : 'is missing'}`
  return (reading) => {
    const said = read(reading)
    if (reading.problem !== null) return null
    if (said !== null && (namedBy.length === 0 || Object.hasOwn(meanings, said))) return said
    return findPattern(reading) ?? said ?? fixedName ?? reading.refuse(missing)
  }
}

function compilePatterns(namedBy: Mapping['namedBy']): (reading: Reading) => string | null {
  const patterns = namedBy.map(({ field, like, name }) => ({
    get: compileField(field),
    isLike: compileLike(like),
    name,
  }))
  return ({ record, around }) => {
    for (const { get, isLike, name } of patterns) {
      const value = get(record, around)
      const text = saysNothing(value) ? null : toText(value)
      if (text !== null && isLike(text)) return name
    }
    return null
  }
}
