import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '@/lib/testing/files/make-folder'
import { expect, type Shop } from '../test'

const STEPS = ['view_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info', 'purchase']
const DEVICES = ['phone', 'desktop', 'tablet']
const HOUR_MS = 3_600_000
const BEGIN = Date.parse('2026-03-02T08:00:00Z')

/**
 * The events of a shop with a checkout of five steps, as lines of JSON. Of 300 users each goes a step further than every
 * second one before; every third pays days later, in another session, and every tenth asks for help on the way.
 */
function writeCheckouts(): string {
  const lines = Array.from({ length: 300 }, (_, user) => {
    const far = 1 + [4, 0, 2, 1, 3, 4, 0, 4, 2, 1].indexOf(user % 10)
    const reached = Math.min(STEPS.length, 1 + ((user * 7) % (far + 3)))
    const types = ['page_view', ...(user % 4 === 0 ? ['search'] : []), ...STEPS.slice(0, reached)]
    const all = user % 10 === 9 ? types.toSpliced(3, 0, 'help_opened') : types
    return [
      ...all,
      ...(user % 6 === 0 ? ['sign_up'] : []),
      ...(user % 8 === 0 ? ['add_to_cart', 'wishlist'] : []),
    ].map((event, place) => {
      const isLater = user % 3 === 0 && place > 3
      const at = BEGIN + user * HOUR_MS + place * 60_000 + (isLater ? 50 * HOUR_MS : 0)
      return JSON.stringify({
        event_id: `${user}-${place}`,
        event_type: event,
        user_id: `user-${user}`,
        session_id: `session-${user}${isLater ? '-later' : ''}`,
        created_at: new Date(at).toISOString(),
        device: DEVICES[user % DEVICES.length],
        page_url: `https://shop.example/${event}`,
        step_number: place,
      })
    })
  })
  const file = path.join(makeFolder('checkouts'), 'events.ndjson')
  writeFileSync(file, `${lines.flat().join('\n')}\n`)
  return file
}

/** Such a shop, in place of the demo. Files that follow one another on one server may each ask for it. */
export function giveCheckouts(shop: Shop): void {
  // Refused where it is in its place already; an import beside the demo is, too.
  shop.tundish(['demo', 'remove'])
  expect(shop.tundish(['import', writeCheckouts(), '--yes']).status).toBe(0)
}
