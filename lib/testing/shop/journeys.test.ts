import { describe, expect, it } from 'vitest'
import { parseJourneys } from './journeys'

const at = (text: string) => new Date(`2021-02-${text}Z`)

describe('parseJourneys', () => {
  it('reads a session with all kinds of events; the shipment is of the checkout before it', () => {
    expect(parseJourneys({ ann: 'view:zz@0s cart:zz@70s checkout:zz+yy@2m ship@2d search@-1.5h' })).toEqual([
      event({ id: 'ann-1-1', type: 'page_view', occurredAt: at('09T00:00:00'), productId: 'zz' }),
      event({ id: 'ann-1-2', type: 'add_to_cart', occurredAt: at('09T00:01:10'), productId: 'zz' }),
      event({
        id: 'ann-1-3',
        type: 'checkout',
        occurredAt: at('09T00:02:00'),
        orderId: 'ann-1-o1',
        items: ['zz', 'yy'],
      }),
      event({ id: 'ann-1-4', type: 'package_shipped', occurredAt: at('11T00:00:00'), orderId: 'ann-1-o1' }),
      event({ id: 'ann-1-5', type: 'search', occurredAt: at('08T22:30:00') }),
    ])
  })

  it('begins another session at |, for each user anew', () => {
    const events = parseJourneys({ ann: 'view:zz@0s | view:zz@3d', bob: 'view@0s' })
    expect(events.map(({ id, sessionId, userId }) => [id, sessionId, userId])).toEqual([
      ['ann-1-1', 'ann-1', 'ann'],
      ['ann-2-1', 'ann-2', 'ann'],
      ['bob-1-1', 'bob-1', 'bob'],
    ])
  })

  it('numbers the orders of a session', () => {
    const events = parseJourneys({ ann: 'checkout:zz@0s ship@1s checkout:yy@2s ship@3s' })
    expect(events.map((each) => each.orderId)).toEqual(['ann-1-o1', 'ann-1-o1', 'ann-1-o2', 'ann-1-o2'])
  })

  it.each(['view', 'view:zz', 'view:zz@', 'view:zz@5', 'view:zz@5w', '@5s'])('refuses %s', (word) => {
    expect(() => parseJourneys({ ann: word })).toThrow(`"${word}" is not what:product@offset`)
  })
})

function event(given: object) {
  return { userId: 'ann', sessionId: 'ann-1', productId: null, orderId: null, items: [], ...given }
}
