import { expect, it } from 'vitest'
import { tryShape } from '@/lib/testing/files/try-shape'

it('REES46: equal rows are equal, and have no ids', () => {
  const row = {
    event_time: '2019-10-01 00:00:00 UTC',
    event_type: 'cart',
    product_id: '44600062',
    category_id: '2103807459595387724',
    category_code: '',
    brand: 'x',
    price: '35.79',
    user_id: '541312140',
    user_session: '72d76fde',
  }
  const event = {
    userId: '541312140',
    sessionId: '72d76fde',
    type: 'cart',
    occurredAt: '2019-10-01T00:00:00.000Z',
    products: [{ id: '44600062', category: '2103807459595387724', price: 35.79 }],
  }
  expect(tryShape([row, row], true)).toMatchObject({
    shape: 'rees46',
    questions: [],
    rows: [
      { kind: 'event', event },
      { kind: 'event', event },
    ],
  })
})

it('RetailRocket', () => {
  const row = {
    timestamp: '1433221332117',
    visitorid: '257597',
    event: 'transaction',
    itemid: '355908',
    transactionid: '4000',
  }
  expect(tryShape([row], true)).toMatchObject({
    shape: 'retailrocket',
    questions: [],
    rows: [
      {
        event: {
          userId: '257597',
          type: 'transaction',
          orderId: '4000',
          occurredAt: '2015-06-02T05:02:12.117Z',
          products: [{ id: '355908' }],
        },
      },
    ],
  })
})

it('OTTO: what is called a session is a user', () => {
  const found = tryShape([
    {
      session: 12,
      events: [
        { aid: 5, ts: 1661724000278, type: 'clicks' },
        { aid: 6, ts: 1661724060278, type: 'orders' },
      ],
    },
  ])
  expect(found).toMatchObject({ shape: 'otto', questions: [] })
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: {
        userId: '12',
        type: 'clicks',
        occurredAt: '2022-08-28T22:00:00.278Z',
        products: [{ id: '5' }],
      },
    },
    {
      kind: 'event',
      event: {
        userId: '12',
        type: 'orders',
        occurredAt: '2022-08-28T22:01:00.278Z',
        products: [{ id: '6' }],
      },
    },
  ])
  expect(found.notes.join(' ')).toContain('spans weeks')
})

it('Diginetica: a day and milliseconds, and views only', () => {
  const row = {
    session_id: '1',
    user_id: 'NA',
    item_id: '81766',
    timeframe: '526309',
    eventdate: '2016-05-09',
  }
  const found = tryShape([row], true)
  expect(found).toMatchObject({
    shape: 'diginetica',
    questions: [],
    rows: [{ event: { userId: '1', sessionId: '1', type: 'view', occurredAt: '2016-05-09T00:08:46.309Z' } }],
  })
  expect(found.notes[0]).toContain('Only views are in it')
})

it('Taobao and YooChoose, which have no header', () => {
  const taobao = ['1,2268318,2520377,pv,1511544070', '1,2333346,2520771,buy,1511561733'].map(toColumns)
  expect(tryShape(taobao, true)).toMatchObject({
    shape: 'taobao',
    questions: [],
    rows: [
      {
        event: {
          userId: '1',
          type: 'pv',
          occurredAt: '2017-11-24T17:21:10.000Z',
          products: [{ id: '2268318', category: '2520377' }],
        },
      },
      { event: { type: 'buy' } },
    ],
  })
  const found = tryShape(
    ['1,2014-04-07T10:51:09.277Z,214536502,0', '1,2014-04-07T10:54:09.868Z,214536500,S'].map(toColumns),
    true,
  )
  expect(found).toMatchObject({
    shape: 'yoochoose',
    questions: [],
    rows: [
      {
        event: { userId: '1', sessionId: '1', type: 'click', products: [{ id: '214536502', category: '0' }] },
      },
      {},
    ],
  })
  expect(found.notes[0]).toContain('Only views are in it')
})

it("YooChoose's purchases, which are orders only", () => {
  const found = tryShape(['420374,2014-04-06T18:44:58.314Z,214537888,12462,1'].map(toColumns), true)
  expect(found).toMatchObject({
    shape: 'yoochoose-buys',
    questions: [],
    rows: [{ event: { type: 'buy', products: [{ id: '214537888', quantity: 1 }] } }],
  })
  expect(found.notes[0]).toContain('Only orders are in it')
})

it('thelook: the product is in the address, a guest is who the session is, and places are left out', () => {
  const base = {
    sequence_number: '1',
    session_id: 's1',
    created_at: '2026-01-02 10:00:00+00:00',
    ip_address: '203.0.113.7',
    city: 'Berlin',
    state: 'Berlin',
    postal_code: '10115',
    browser: 'Chrome',
    traffic_source: 'Email',
  }
  const found = tryShape(
    [
      { ...base, id: '1', user_id: '', uri: '/product/1234', event_type: 'product' },
      { ...base, id: '2', user_id: '', uri: '/department/women', event_type: 'department' },
      { ...base, id: '3', user_id: '77', uri: '/purchase', event_type: 'purchase' },
    ],
    true,
  )
  const event = {
    anonymousId: 's1',
    sessionId: 's1',
    occurredAt: '2026-01-02T10:00:00.000Z',
    attributes: { channel: 'email', browser: 'Chrome' },
  }
  expect(found).toMatchObject({ shape: 'thelook', questions: [] })
  expect(found.rows).toEqual([
    {
      kind: 'event',
      event: {
        ...event,
        id: '1',
        userId: 's1',
        type: 'product',
        pageUrl: '/product/1234',
        products: [{ id: '1234' }],
      },
    },
    {
      kind: 'event',
      event: { ...event, id: '2', userId: 's1', type: 'department', pageUrl: '/department/women' },
    },
    {
      kind: 'event',
      event: { ...event, id: '3', userId: '77', type: 'purchase', pageUrl: '/purchase' },
      tie: { from: 's1', to: '77', at: '2026-01-02T10:00:00.000Z' },
    },
  ])
})

function toColumns(line: string): Record<string, string> {
  return Object.fromEntries(line.split(',').map((text, index) => [`column_${index + 1}`, text]))
}
