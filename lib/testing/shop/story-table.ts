import type { StoryEvent } from './small-story'

// The small story as a table.

/** Rows as a text, a line each. */
export const table = (rows: readonly (readonly string[])[], delimiter = ',') =>
  rows.map((row) => `${row.join(delimiter)}\n`).join('')

export const HEADER = ['event_time', 'visitor', 'visit', 'event', 'product', 'order_id']
/** What events are called. */
export const NAMES = { view: 'product viewed', cart: 'added to cart', order: 'order placed' } as const

/** A row an event, an order's too: it has the first of its products. */
export function toRow({ at, user, session, step, product, order }: StoryEvent): string[] {
  return [at.toISOString(), user, session, NAMES[step], product, order ?? '']
}
