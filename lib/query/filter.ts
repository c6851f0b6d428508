import { DERIVED, isDerived, isMet, parseName, readWord, splitWords, writeWord } from './attribute'

/**
 * `device is mobile, tablet`: of the values any, or, with `isNot`, none; null is what is not known. `name` is as in
 * `lib/query/attribute.ts`: a session that is not narrowed by `is` is by `is not`.
 */
export type Condition = Readonly<{ name: string; isNot: boolean; values: readonly (string | null)[] }>

/** What sessions must be like: all of the conditions. In questions it is its text, so that it reads the same everywhere. */
export type Filter = readonly Condition[]

const LONGEST = 1000

/** `device is mobile, tablet; channel is not email; visitor is new; country is unknown`; null where it cannot be read. */
export function parseFilter(text: string): Filter | null {
  if (text.length > LONGEST || text.includes('\0')) return null
  const conditions = splitWords(text, ';').map(parseCondition)
  return conditions.every((one) => one !== null) ? conditions : null
}

/** As `parseFilter` reads it; the same filter is the same text. */
export function writeFilter(filter: Filter): string {
  const parts = filter.map(({ name, isNot, values }) => {
    const words = values.map((value) => (value === null ? UNKNOWN : writeWord(value)))
    return `${name} is ${isNot ? 'not ' : ''}${words.join(', ')}`
  })
  return parts.join('; ')
}

/** The filter of a question, as written; none of the whole. */
export function filterOf(where: string | undefined): Filter {
  return (where === undefined ? null : parseFilter(where)) ?? []
}

/** A filter with one condition more; one that has the same name and asks the same way is replaced. */
export function withCondition(filter: Filter, added: Condition): Filter {
  return [...filter.filter(({ name, isNot }) => name !== added.name || isNot !== added.isNot), added]
}

const UNKNOWN = 'unknown'

function parseCondition(text: string): Condition | null {
  const [, named = '', not, list = ''] =
    /^("(?:[^"]|"")*"|[^\s"](?:[^"]*?[^\s"])?)\s+is(\s+not)?\s+(.+)$/s.exec(text) ?? []
  const name = parseName(named)
  const values = splitWords(list, ',').map((word) =>
    word === UNKNOWN ? null : (readWord(word) ?? undefined),
  )
  if (name === null || isMet(name) || !values.every((value) => value !== undefined)) return null
  if (isDerived(name) && !values.every((value) => value !== null && isValueOf(name, value))) return null
  return { name, isNot: not !== undefined, values: [...new Set(values)] }
}

function isValueOf(name: keyof typeof DERIVED, value: string): boolean {
  return (DERIVED[name] as readonly string[]).includes(value)
}
