import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/try-shape'
import type { Fields } from '../read/source-record'
import { STEP_KEYS } from './meanings'
import { propose } from './propose'

// Files of layouts that nobody knows: what is found by names and values.

const now = new Date('2026-11-29T12:00:00Z')
const { view, cart, order } = STEP_KEYS

/** Thirty users, each with two visits on different days: three views, something into the cart, an order by every other one. */
function tell(
  toRow: (event: { at: Date; user: number; visit: number; name: string; product: number }) => Fields,
): Fields[] {
  return Array.from({ length: 60 }, (_, visit) => {
    const names = ['see', 'see', 'see', 'put', ...(visit % 2 === 0 ? ['pay'] : [])]
    return names.map((name, index) => {
      const at = new Date(Date.UTC(2026, 0, 1 + (visit % 20), 9 + (visit % 7), 10 + index, visit))
      return toRow({
        at,
        user: 1000 + (visit % 30),
        visit: 70_000 + visit,
        name,
        product: 100 + ((visit * 7 + Math.min(index, 2)) % 40),
      })
    })
  }).flat()
}

function proposeTable(records: readonly Fields[], zone: string | null = null) {
  return propose({ columns: Object.keys(records[0] ?? {}), records }, { now, zone })
}

it('a table without a header: time, event, session, user and product by their values', () => {
  const words: Record<string, string> = { see: 'view', put: 'addtocart', pay: 'buy' }
  const records = tell(({ at, user, visit, name, product }) => ({
    column_1: String(product),
    column_2: words[name] ?? '',
    column_3: `v${visit}`,
    column_4: String(at.getTime()),
    column_5: `c${user}`,
    column_6: name === 'pay' ? `o${visit}` : '',
  }))
  expect(proposeTable(records)).toMatchObject({
    shape: null,
    questions: [],
    mapping: {
      time: { field: 'column_4', format: 'epoch_ms' },
      name: 'column_2',
      session: 'column_3',
      user: 'column_5',
      order: 'column_6',
      product: { id: 'column_1' },
      meanings: { view, addtocart: cart, buy: order },
    },
  })
})

it('a log with the step in the address', () => {
  const pages: Record<string, string> = { see: '/produkt/', put: '/warenkorb', pay: '/checkout/danke' }
  const records = tell(({ at, user, name, product }) => ({
    zeit: at.toISOString(),
    besucher: `b${user}`,
    seite: `https://shop.example${pages[name]}${name === 'see' ? product : ''}?utm_source=x`,
    ereignis: 'pageview',
  }))
  const { mapping, questions, names } = proposeTable(records)
  expect(questions).toEqual([])
  expect(mapping).toMatchObject({
    url: 'seite',
    user: 'besucher',
    session: null,
    product: { id: { path: 'seite', after: '/produkt/' } },
  })
  expect(Object.fromEntries([...names].map(([name, count]) => [mapping?.meanings[name], count]))).toEqual({
    [view ?? '']: 180,
    [cart ?? '']: 60,
    [order ?? '']: 30,
  })
})

it('views only: a sentence says so', () => {
  const records = tell(({ at, user, product }) => ({
    ts: at.toISOString(),
    user_id: `u${user}`,
    event: 'view',
    item: `p${product}`,
  }))
  const { questions, notes } = proposeTable(records)
  expect(questions).toEqual([])
  expect(notes).toEqual([
    'Only views are in it ("view"): no funnel can come of them, as nothing says what was put into a cart or ordered.',
  ])
})

it('views only, and no column says what happened', () => {
  const records = tell(({ at, user, product }) => ({
    ts: at.toISOString(),
    user_id: `u${user}`,
    item: `p${product}`,
  }))
  const { mapping, questions, notes } = proposeTable(records)
  expect(mapping).toMatchObject({ fixedName: 'view', name: null })
  expect(questions).toEqual([])
  expect(notes[0]).toContain('Only views are in it')
})

it('one row a line of an order: orders, with nothing personal', () => {
  const records = Array.from({ length: 60 }, (_, line) => ({
    Bestellnummer: `B${Math.floor(line / 3)}`,
    Bestelldatum: `${(line % 28) + 1}.02.2026 10:00`,
    'E-Mail': `kunde${line}@example.com`,
    Kundennummer: `K${Math.floor(line / 3)}`,
    Artikelnummer: `A${line % 7}`,
    Artikelname: `Farn ${line % 7}`,
    Menge: '2',
    Einzelpreis: '1.234,50',
    Gesamtbetrag: '2.469,00',
    Währung: 'EUR',
    Status: line % 2 ? 'versandt' : 'storniert',
  }))
  const found = tryShape(records, true)
  expect(found.questions).toEqual(['zone'])
  expect(found.personal).toEqual(['E-Mail'])
  expect(found.notes[0]).toContain('These are orders')
  expect(found.rows[0]).toEqual({
    kind: 'order',
    order: {
      orderId: 'B0',
      userId: 'K0',
      createdAt: '2026-02-01T10:00:00.000Z',
      status: 'storniert',
      amount: { value: 2469, currency: 'EUR' },
      products: [{ id: 'A0', name: 'Farn 0', price: 1234.5, quantity: 2 }],
    },
  })
})

it('sessions that span weeks are asked about, and 30 idle minutes proposed', () => {
  const records = tell(({ at, user, name, product }) => ({
    time: at.toISOString(),
    session_id: `s${user % 15}`,
    user_id: `u${user % 15}`,
    action: { see: 'view', put: 'cart', pay: 'purchase' }[name] ?? '',
    product_id: `p${product}`,
  }))
  const { mapping, questions } = proposeTable(records)
  expect(questions.map(({ code, option }) => [code, option])).toEqual([['session', '--mapping FILE']])
  expect(mapping?.session).toBeNull()
})

it('names that mean nothing are asked about where steps are missing', () => {
  const records = tell(({ at, user, name }) => ({
    time: at.toISOString(),
    user: `u${user}`,
    event: { see: 'view', put: 'zork', pay: 'quux' }[name] ?? '',
  }))
  const [question] = proposeTable(records).questions
  expect(question).toMatchObject({ code: 'meanings', choices: ['zork', 'quux'] })
  expect(question?.sentence).toBe(
    'Names in event mean nothing here, and steps of the funnel are missing: say in a mapping what "zork" and "quux" are.',
  )
})

it('users that are known by their mail alone are kept as fingerprints', () => {
  const records = tell(({ at, user, name }) => ({
    time: at.toISOString(),
    email: `ann${user}@example.com`,
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  const found = tryShape(records, true)
  expect(found.questions).toEqual([])
  expect(JSON.stringify(found.rows)).not.toContain('example.com')
  expect(found.rows[0]).toMatchObject({ event: { userId: expect.stringMatching(/^[0-9a-f]{32}$/) } })
})

it('a day and a time of day in two columns, and which comes first, the day or the month', () => {
  const toRow = (written: (at: Date) => Fields) =>
    tell(({ at, user, name }) => ({
      ...written(at),
      user: `u${user}`,
      event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
    }))
  const two = toRow((at) => ({
    Datum: `${at.getUTCDate()}.${at.getUTCMonth() + 1}.2026`,
    Uhrzeit: at.toISOString().slice(11, 19),
  }))
  expect(proposeTable(two, 'UTC')).toMatchObject({
    questions: [],
    mapping: { time: { field: { join: ['Datum', 'Uhrzeit'] }, format: 'dmy', zone: 'UTC' } },
  })
  const american = toRow((at) => ({
    time: `1/${at.getUTCDate()}/2026 ${at.getUTCHours()}:15 PM`.replace(/ (1[3-9]|0):/, ' 2:'),
  }))
  expect(proposeTable(american, 'America/New_York')).toMatchObject({
    questions: [],
    mapping: { time: { format: 'mdy' } },
  })
  const unclear = toRow(() => ({ time: '1/2/2026 10:15' }))
  expect(proposeTable(unclear, 'UTC').questions.map(({ code }) => code)).toEqual(['time'])
})

it('nothing is a time: that is asked', () => {
  const { mapping, questions } = proposeTable([{ a: 'x', b: 'y' }])
  expect(mapping).toBeNull()
  expect(questions.map(({ code }) => code)).toEqual(['time'])
})

it('a guest is who the session is', () => {
  const records = tell(({ at, user, visit, name }) => ({
    time: at.toISOString(),
    customer_id: name === 'pay' ? `u${user}` : '',
    session: `s${visit}`,
    event: { see: 'view', put: 'cart', pay: 'buy' }[name] ?? '',
  }))
  expect(proposeTable(records).mapping).toMatchObject({
    user: 'customer_id',
    anonymous: 'session',
    session: 'session',
  })
})

it('a mapping that is given stands, and nothing is asked', () => {
  const records = tell(({ at, user }) => ({ time: at.toISOString(), user: `u${user}`, event: 'zork' }))
  const given = proposeTable(records).mapping
  if (!given) throw new Error('Nothing is proposed.')
  const mapping = { ...given, meanings: { zork: cart ?? '' } }
  expect(propose({ columns: null, records }, { now, mapping })).toMatchObject({ mapping, questions: [] })
})

it('a web log that knows people by their network address alone', () => {
  const pages: Record<string, string> = {
    see: '/shop/product/',
    put: '/basket/add',
    pay: '/order/confirmation',
  }
  const records = tell(({ at, user, name, product }) => ({
    time: at.toISOString(),
    ip: `203.0.113.${user % 250}`,
    path: `${pages[name]}${name === 'see' ? product : ''}`,
  }))
  const found = tryShape(records, true)
  expect(found.questions).toEqual([])
  expect(found.rows[0]).toMatchObject({
    event: {
      type: 'product page',
      userId: expect.stringMatching(/^[0-9a-f]{32}$/),
      products: [{ id: '100' }],
    },
  })
  expect(JSON.stringify(found.rows)).not.toContain('203.0.113')
})

it('ids within what they are of, and an order whose day stands on its first row alone', () => {
  const nested = tell(({ at, user, visit, name, product }) => ({
    occurredAt: at.toISOString(),
    user: { id: `u${user}` },
    eventName: { see: 'productViewed', put: 'productAddedToCart', pay: 'orderPlaced' }[name] ?? '',
    product: { id: `p${product}`, name: `Fern ${product}` },
    order: name === 'pay' ? { id: `o${visit}`, total: 5 } : null,
  }))
  expect(propose({ columns: null, records: nested }, { now })).toMatchObject({
    questions: [],
    mapping: {
      user: 'user.id',
      order: 'order.id',
      value: 'order.total',
      product: { id: 'product.id', name: 'product.name' },
    },
  })
  const lines = Array.from({ length: 60 }, (_, line) => ({
    'Order ID': `O${Math.floor(line / 2)}`,
    'Order Date': line % 2 ? '' : '2026-01-05 10:00:00',
    'Product ID': `p${line % 7}`,
    Total: line % 2 ? '' : '30.00',
  }))
  expect(proposeTable(lines, 'UTC')).toMatchObject({
    questions: [],
    mapping: { rows: 'orders', time: { field: 'Order Date' }, order: 'Order ID', value: 'Total' },
  })
})

it('a session that spans weeks, and nothing else, is a user', () => {
  const records = tell(({ at, user, name, product }) => ({
    session: user % 15,
    aid: product,
    ts: at.getTime(),
    type: { see: 'clicks', put: 'carts', pay: 'orders' }[name] ?? '',
  }))
  expect(proposeTable(records)).toMatchObject({
    questions: [{ code: 'session' }],
    mapping: { user: 'session', session: null },
  })
})
