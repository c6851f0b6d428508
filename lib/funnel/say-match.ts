import type { Condition, Match } from './definition'

/** What a condition asks, in words between its property and its values. */
export const OPERATORS: Readonly<Record<Condition['op'], string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  matches: 'matches the pattern',
  'at-least': 'is at least',
  'at-most': 'is at most',
}

/** `page_view or screen_view, where device is phone and price is at least 50`; empty where there is no type yet. */
export function sayMatch({ types, where = [] }: Match): string {
  const conditions = where.map(
    ({ property, op, values }) => `${property || '…'} ${OPERATORS[op]} ${values.join(' or ') || '…'}`,
  )
  return [types.join(' or '), ...(conditions.length > 0 ? [`where ${conditions.join(' and ')}`] : [])].join(
    ', ',
  )
}
