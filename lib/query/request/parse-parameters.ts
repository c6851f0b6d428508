import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import { isOfFunnel, PARAMETER_NAMES, PARAMETERS, type ParameterName, type Parameters } from './parameters'

/** Parameters as they arrive; a name given twice arrives as a list. */
export type RawParameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** Of a name given twice the first; what objects inherit is not given. */
export function readFirst(raw: RawParameters, name: string): string | undefined {
  const given = Object.hasOwn(raw, name) ? raw[name] : undefined
  return typeof given === 'string' ? given : given?.[0]
}

/** For the screen: a value that cannot be used counts as not given. Never throws. */
export function readParameters(raw: RawParameters): Parameters {
  const read = toParameters((name) => {
    const text = readFirst(raw, name)
    return text === undefined ? null : PARAMETERS[name].parse(text)
  })
  return isOfFunnel(read) ? read : { ...read, metric: null }
}

/**
 * For the JSON API and the command line. Throws `bad_parameter` naming the first parameter that makes no sense:
 * unknown, given twice, or not what it must be. `alsoKnown` are names that somebody else reads.
 */
export function parseParameters(raw: RawParameters, alsoKnown: readonly string[] = []): Parameters {
  for (const name of Object.keys(raw)) {
    if (!isParameterName(name) && !alsoKnown.includes(name)) {
      const known = [...PARAMETER_NAMES, ...alsoKnown].join(', ')
      throw new TundishError('bad_parameter', `There is no parameter ${quote(name)}; there are ${known}.`)
    }
  }
  const parsed = toParameters((name) => parseOne(name, raw[name]))
  if (isOfFunnel(parsed)) return parsed
  throw refuse('metric', String(raw.metric))
}

function parseOne(name: ParameterName, given: string | readonly string[] | undefined) {
  if (given === undefined) return null
  if (typeof given !== 'string') throw new TundishError('bad_parameter', `"${name}" is given more than once.`)
  const value = PARAMETERS[name].parse(given)
  if (value !== null) return value
  throw refuse(name, given)
}

function refuse(name: ParameterName, given: string): TundishError {
  const sentence = `"${name}" must be ${PARAMETERS[name].must}; it is ${quote(given)}.`
  return new TundishError('bad_parameter', sentence)
}

/** The one place where the table's keys become the type's keys. */
function toParameters(read: (name: ParameterName) => unknown): Parameters {
  return Object.fromEntries(PARAMETER_NAMES.map((name) => [name, read(name)])) as Parameters
}

function isParameterName(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name)
}

const LONGEST_SEARCH = 4000

/**
 * The part of an address behind its question mark, as a browser sent it: of a name given twice the first. Throws
 * `bad_report` for what is no text, or too long to be an address.
 */
export function parseSearch(search: unknown): Record<string, string> {
  if (typeof search !== 'string' || search.length > LONGEST_SEARCH) {
    throw new TundishError('bad_report', 'The address of this page is too long to be kept.')
  }
  return Object.fromEntries([...new URLSearchParams(search)].reverse())
}

/** The page of a list that an address asks for, from 1 on; the first for whatever is no number. */
export function readPage({ page }: Readonly<{ page?: unknown }>): number {
  return typeof page === 'string' && /^\d{1,6}$/.test(page) ? Math.max(1, Number(page)) : 1
}
