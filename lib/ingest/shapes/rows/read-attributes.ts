import { compileField, listPathsOf } from '../fields/path'
import { stripPersonal } from '../fields/strip-personal'
import { toShortText } from '../fields/value'
import type { Mapping } from '../mapping'
import type { Reading } from './reading'

const LONGEST = 200
/** Words that tools write in cases of their own: `Mobile` and `mobile` are one device. */
const CASELESS: ReadonlySet<string> = new Set(['device', 'channel', 'medium', 'source'])

/**
 * Attributes that say something, as they came but for blanks around them, case where tools differ in it, what is personal in
 * them, and what is beyond 200 characters. Those that are only personal are not read.
 */
export function compileAttributes(
  attributes: Mapping['attributes'],
  personal: ReadonlySet<string>,
): (reading: Reading) => Readonly<Record<string, string>> {
  const getters = Object.entries(attributes)
    .filter(([, field]) => !listPathsOf(field).some((path) => personal.has(path)))
    .map(([name, field]) => ({ name, get: compileField(field), caseless: CASELESS.has(name) }))
  return ({ record, around }) => {
    const found: Record<string, string> = {}
    for (const { name, get, caseless } of getters) {
      const text = toShortText(get(record, around), LONGEST)
      if (text === null) continue
      const short = stripPersonal(text)
      if (short !== '') found[name] = caseless ? short.toLowerCase() : short
    }
    return found
  }
}
