import type { Condition, Match } from './definition'

/** What is looked at of an event: its type, and what else came with it. */
export type Matched = Readonly<{ type: string; properties?: Properties }>

export type Properties = Readonly<Record<string, unknown>>

/** Whether the event is of one of the types, and all conditions hold. */
export function matchesEvent({ types, where = [] }: Match, { type, properties = {} }: Matched): boolean {
  return types.includes(type) && where.every((condition) => holds(condition, properties))
}

/**
 * What a property says, as text: texts, numbers (`5`) and truths (`true`). Null for what says nothing: absent, null, empty
 * text, a list, an object.
 */
export function textOf(properties: Properties, property: string): string | null {
  const value = Object.hasOwn(properties, property) ? properties[property] : null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value) || null
    : null
}

/** The number that is written so, `50`, `-0.5`, `1e3`, spaces around it or not; null for all else. */
export function numberOf(text: string): number | null {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i.test(text) ? Number(text) : null
}

/** Of a value that says nothing only `is-not` holds. */
function holds({ property, op, values }: Condition, properties: Properties): boolean {
  const said = textOf(properties, property)
  if (said === null) return op === 'is-not'
  const isOne = values.some((value) => isMet(op, said, String(value)))
  return op === 'is-not' ? !isOne : isOne
}

function isMet(op: Condition['op'], said: string, value: string): boolean {
  if (op === 'is' || op === 'is-not') return said === value
  if (op === 'contains') return said.toLowerCase().includes(value.toLowerCase())
  if (op === 'matches') return matchesPattern(said, value)
  const [number, limit] = [numberOf(said), numberOf(value)]
  if (number === null || limit === null) return false
  return op === 'at-least' ? number >= limit : number <= limit
}

/**
 * Whether the whole text is as the pattern says: `**` stands for anything, `*` for anything but a slash, all else for
 * itself. Looks at the text once for each part of the pattern, whatever its stars.
 */
function matchesPattern(text: string, pattern: string): boolean {
  const parts = pattern.match(/\*\*|\*|[^*]+/g) ?? []
  const begin = Array.from({ length: text.length + 1 }, (_, place) => place === 0)
  return parts.reduce((reached, part) => placesAfter(part, reached, text), begin)[text.length] === true
}

/** By place of the text, whether what stands before it is as the pattern says up to this part. */
function placesAfter(part: string, reached: readonly boolean[], text: string): boolean[] {
  const after: boolean[] = []
  for (const [place, isReached] of reached.entries()) {
    const from = place - part.length
    const isStarOn = after[place - 1] === true && (part === '**' || text[place - 1] !== '/')
    after.push(
      part.startsWith('*') ? isReached || isStarOn : reached[from] === true && text.startsWith(part, from),
    )
  }
  return after
}
