import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'
import { NOW, proposeTable, tellShop } from '@/lib/testing/shop/tell-shop'
import type { Fields } from '../read/source-record'
import { withAllNames } from './find-meanings'
import { STEP_KEYS } from './meanings'
import { propose } from './propose'

// Files of layouts that nobody knows: what is found by names and values.

const { view, cart, order } = STEP_KEYS

it('a table without a header: time, event, session, user and product by their values', () => {
  const words: Record<string, string> = { see: 'view', put: 'addtocart', pay: 'buy' }
  const records = tellShop(({ at, user, visit, name, product }) => ({
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

it('a table without a header in which each visit is of another user: the visit is no product', () => {
  const records = tellShop(({ at, visit, name, product }) => ({
    column_1: at.toISOString(),
    column_2: `c${visit}`,
    column_3: `v${visit}`,
    column_4: name === 'see' ? 'page_view' : name === 'put' ? 'add_to_cart' : 'purchase',
    column_5: `p${product}`,
  }))
  expect(proposeTable(records).mapping).toMatchObject({
    time: { field: 'column_1' },
    product: { id: 'column_5' },
  })
})

it('a log with the step in the address', () => {
  const pages: Record<string, string> = { see: '/produkt/', put: '/warenkorb', pay: '/checkout/danke' }
  const records = tellShop(({ at, user, name, product }) => ({
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
  const records = tellShop(({ at, user, product }) => ({
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
  const records = tellShop(({ at, user, product }) => ({
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
  const records = tellShop(({ at, user, name, product }) => ({
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
  const records = tellShop(({ at, user, name }) => ({
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

it('a day and a time of day in two columns, and which comes first, the day or the month', () => {
  const toRow = (written: (at: Date) => Fields) =>
    tellShop(({ at, user, name }) => ({
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

it('a mapping that is given stands, and nothing is asked', () => {
  const records = tellShop(({ at, user }) => ({ time: at.toISOString(), user: `u${user}`, event: 'zork' }))
  const given = proposeTable(records).mapping
  if (!given) throw new Error('Nothing is proposed.')
  const mapping = { ...given, meanings: { zork: cart ?? '' } }
  expect(propose({ columns: null, records }, { now: NOW, mapping })).toMatchObject({ mapping, questions: [] })
})

it('names that a sample did not have change what others mean', () => {
  const records = tellShop(({ at, user, name }) => ({
    time: at.toISOString(),
    user_id: `u${user}`,
    event: { see: 'page_view', put: 'cart', pay: 'begin_checkout' }[name] ?? '',
  }))
  const { mapping } = proposeTable(records)
  expect(mapping?.meanings).toEqual({ page_view: view, cart, begin_checkout: order })
  const all =
    mapping && withAllNames(mapping, ['page_view', 'cart', 'begin_checkout', 'purchase', 'refund', 'zork'])
  expect(all?.meanings).toEqual({ page_view: view, cart, purchase: order, refund: 'refund' })
})

it('a column that is called a time is one, though some of its texts are none', () => {
  const records = tellShop(({ at, user, visit, name, product }) => ({
    user_id: `u${user}`,
    session_id: `s${visit}`,
    event: { see: 'view', put: 'add_to_cart', pay: 'purchase' }[name] ?? name,
    time: (visit + product) % 10 === 0 ? 'yesterday' : at.toISOString(),
    product_id: String(product),
  }))
  expect(proposeTable(records)).toMatchObject({
    questions: [],
    mapping: { time: { field: 'time', format: 'iso' } },
  })
})
