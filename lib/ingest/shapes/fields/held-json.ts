import type { Value } from '../../read/source-record'

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const LONG_DIGITS = /\d{16}/
/** Several fields of a record are read from the same text, one after another. */
const REMEMBERED = 4

const texts: string[] = Array.from({ length: REMEMBERED }, () => '')
const values: Value[] = Array.from({ length: REMEMBERED }, () => null)
let next = 0

/**
 * What a text holds that is a list or a record in JSON; null where it is none. Whole numbers that JavaScript cannot hold exactly
 * are texts. The last few texts are remembered, so that a record's text is parsed once, however many fields are in it.
 */
export function parseHeldJson(text: string): Value {
  for (let index = 0; index < REMEMBERED; index += 1) {
    if (texts[index] === text) return values[index] ?? null
  }
  const value = looksLikeJson(text) ? parse(text) : null
  texts[next] = text
  values[next] = value
  next = (next + 1) % REMEMBERED
  return value
}

function looksLikeJson(text: string): boolean {
  const first = text.trimStart()[0]
  return first === '{' || first === '['
}

function parse(text: string): Value {
  try {
    const exact = LONG_DIGITS.test(text) ? text.replaceAll(TOKENS, keepDigits) : text
    return JSON.parse(exact) as Value
  } catch {
    return null
  }
}

function keepDigits(token: string): string {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
}
