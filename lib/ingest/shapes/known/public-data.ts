import type { Columns } from '../columns'
import { shareOf } from '../guess/column-facts'
import { first, type KnownShape } from './known-shape'

/** The column of that number holds nothing else. */
function holds(columns: Columns, number: number, isSo: (text: string) => boolean): boolean {
  const column = columns.singles.find(({ path }) => path === `column_${number}`)
  return column !== undefined && shareOf(column, isSo) >= 0.99
}

function hasColumns(columns: Columns, count: number): boolean {
  return columns.singles.every(({ path }) => Number(path.replace('column_', '')) <= count)
}

const isWhole = (text: string) => /^\d+$/.test(text)
const isIsoMoment = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)

export const PUBLIC_DATA: readonly KnownShape[] = [
  {
    name: 'rees46',
    label: 'a shop log as REES46 publishes it',
    keys: ['event_time', 'event_type', 'product_id', 'user_id', 'user_session'],
    usual: ['category_id', 'category_code', 'brand', 'price'],
    mapping: {
      time: { field: 'event_time', format: 'iso', zone: 'UTC' },
      user: 'user_id',
      session: 'user_session',
      name: 'event_type',
      product: { id: 'product_id', category: first('category_code', 'category_id'), price: 'price' },
    },
    names: 'view, cart, purchase',
    notes: ['Equal rows are real repeats in this layout, and are kept.'],
  },
  {
    name: 'retailrocket',
    label: 'a shop log as RetailRocket publishes it',
    keys: ['timestamp', 'visitorid', 'event', 'itemid'],
    usual: ['transactionid'],
    mapping: {
      time: { field: 'timestamp', format: 'epoch_ms' },
      user: 'visitorid',
      name: 'event',
      order: 'transactionid',
      product: { id: 'itemid' },
    },
    names: 'view, addtocart, transaction',
  },
  {
    name: 'otto',
    label: 'sessions as OTTO publishes them',
    keys: ['session', 'events[].aid', 'events[].ts', 'events[].type'],
    mapping: {
      each: 'events',
      time: { field: 'ts', format: 'epoch_ms' },
      user: '^session',
      name: 'type',
      product: { id: 'aid' },
    },
    names: 'clicks, carts, orders',
    notes: [
      'What is called a session spans weeks here and is a user: 30 idle minutes begin another session.',
    ],
  },
  {
    name: 'diginetica',
    label: 'views of items as Diginetica publishes them',
    keys: ['session_id', 'user_id', 'item_id', 'timeframe', 'eventdate'],
    mapping: {
      time: { field: 'eventdate', format: 'iso', zone: 'UTC', offset: 'timeframe' },
      user: first('user_id', 'session_id'),
      session: 'session_id',
      fixedName: 'view',
      product: { id: 'item_id' },
    },
  },
  {
    name: 'taobao',
    label: 'behaviour of users as Taobao publishes it',
    keys: ['column_1', 'column_2', 'column_3', 'column_4', 'column_5'],
    test: (columns) =>
      hasColumns(columns, 5) &&
      holds(columns, 4, (text) => /^(pv|cart|fav|buy)$/.test(text)) &&
      holds(columns, 5, isWhole),
    mapping: {
      time: { field: 'column_5', format: 'epoch_s' },
      user: 'column_1',
      name: 'column_4',
      product: { id: 'column_2', category: 'column_3' },
    },
    names: 'pv, cart, buy',
  },
  {
    name: 'yoochoose',
    label: 'clicks as YooChoose publishes them',
    keys: ['column_1', 'column_2', 'column_3', 'column_4'],
    test: (columns) =>
      hasColumns(columns, 4) &&
      [1, 3].every((number) => holds(columns, number, isWhole)) &&
      holds(columns, 2, isIsoMoment) &&
      holds(columns, 4, (text) => /^(S|\d{1,10})$/.test(text)),
    mapping: {
      time: { field: 'column_2', format: 'iso', zone: 'UTC' },
      user: 'column_1',
      session: 'column_1',
      fixedName: 'click',
      product: { id: 'column_3', category: 'column_4' },
    },
  },
  {
    name: 'yoochoose-buys',
    label: 'purchases as YooChoose publishes them',
    keys: ['column_1', 'column_2', 'column_3', 'column_4', 'column_5'],
    test: (columns) =>
      hasColumns(columns, 5) &&
      [1, 3, 4, 5].every((number) => holds(columns, number, isWhole)) &&
      holds(columns, 2, isIsoMoment),
    mapping: {
      time: { field: 'column_2', format: 'iso', zone: 'UTC' },
      user: 'column_1',
      session: 'column_1',
      fixedName: 'buy',
      product: { id: 'column_3', price: 'column_4', quantity: 'column_5' },
    },
  },
  {
    name: 'thelook',
    label: 'events of thelook_ecommerce',
    keys: ['session_id', 'sequence_number', 'uri', 'event_type', 'created_at', 'traffic_source'],
    usual: ['id', 'user_id', 'ip_address', 'city', 'state', 'postal_code', 'browser'],
    mapping: {
      time: { field: 'created_at', format: 'iso', zone: 'UTC' },
      user: 'user_id',
      anonymous: 'session_id',
      session: 'session_id',
      id: 'id',
      name: 'event_type',
      url: 'uri',
      product: { id: { path: 'uri', after: '/product/' } },
      attributes: { channel: 'traffic_source', browser: 'browser' },
      personal: ['ip_address', 'postal_code', 'city', 'state'],
    },
    names: 'product, cart, purchase, cancel',
  },
]
