import type { Value } from '../source-record'

/** What a text of JSON says, or why it cannot be taken. */
export type ParsedJson = Readonly<{ value: Value } | { reason: string }>

/** Deeper than anybody nests; whatever goes through a value by calling itself must not run out of stack. */
const DEEPEST = 200

/** A number, and no part of a text, that may not be held; a text with a colon may look like one. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d[\d.]*(?:\d{15}|[eE]\+?\d{3})/
const TOKENS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(\.\d+)?([eE][+-]?\d+)?/g
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/

/**
 * JSON with whole numbers that JavaScript cannot hold, and numbers beyond its range, as texts of their digits. Refused
 * is what PostgreSQL cannot hold: NUL characters and halves of characters.
 */
export function parseJson(text: string): ParsedJson {
  const value = tryParse(text)
  if (value === undefined) return { reason: 'is not JSON' }
  if (text.includes('\\u0000')) return { reason: 'has a NUL character' }
  if (/\\u[dD][89a-fA-F]/.test(text) && LONE_SURROGATE.test(JSON.stringify(value)))
    return { reason: 'has half of a character' }
  if (text.length > 2 * DEEPEST && isTooDeep(text)) return { reason: `is nested more than ${DEEPEST} times` }
  if (!LONG_NUMBER.test(text)) return { value }
  return { value: tryParse(text.replace(TOKENS, keepDigits)) ?? value }
}

function tryParse(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}

function keepDigits(token: string, fraction?: string, exponent?: string): string {
  if (token.startsWith('"')) return token
  const number = Number(token)
  const isWhole = fraction === undefined && exponent === undefined
  const isHeld = isWhole ? Number.isSafeInteger(number) : Number.isFinite(number)
  return isHeld ? token : `"${token}"`
}

function isTooDeep(text: string): boolean {
  let openers = 0
  for (let at = text.indexOf('{'); at >= 0 && openers <= DEEPEST; at = text.indexOf('{', at + 1)) openers += 1
  for (let at = text.indexOf('['); at >= 0 && openers <= DEEPEST; at = text.indexOf('[', at + 1)) openers += 1
  if (openers <= DEEPEST) return false
  let depth = 0
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[[{\]}]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}
