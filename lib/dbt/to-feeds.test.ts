import { describe, expect, it } from 'vitest'
import { toDbtManifest } from '@/lib/testing/around/dbt-project'
import type { ManifestNode } from './artifact'
import { toDbtNodes } from './to-dbt-nodes'
import { toFeeds } from './to-feeds'
import { toManifest } from './to-manifest'

const EVENTS: ManifestNode = {
  id: 'model.shop.events',
  kind: 'model',
  project: 'shop',
  name: 'events',
  tables: ['events'],
  saysTable: null,
  isPrivate: false,
  description: '',
  columns: {},
  owner: null,
  url: null,
  from: [],
}

describe('what feeds our raw tables', () => {
  const feedsOf = (more: Record<string, object>) =>
    Object.fromEntries(toFeeds(toManifest(toDbtManifest({}, more)).content.nodes))
  const model = (name: string, from: string[], more: object = {}) => ({
    [`model.shop.${name}`]: {
      unique_id: `model.shop.${name}`,
      resource_type: 'model',
      name,
      package_name: 'shop',
      depends_on: { nodes: from },
      ...more,
    },
  })

  it('is the last of a chain that has its name', () => {
    expect(feedsOf({})).toEqual({ 'model.shop.stg_events': 'event', 'model.shop.stg_orders': 'order' })
    expect(feedsOf(model('fct_events', ['model.shop.stg_events']))).toMatchObject({
      'model.shop.fct_events': 'event',
    })
    expect(feedsOf(model('fct_events', ['model.shop.stg_events']))).not.toHaveProperty(
      'model.shop.stg_events',
    )
  })

  it.each([
    ['stg_shop__order_items', 'order_item'],
    ['dim_products', 'product'],
    ['addresses', 'address'],
    ['Users', 'user'],
  ])('%s feeds %s', (name, table) => {
    expect(feedsOf(model(name, []))).toMatchObject({ [`model.shop.${name}`]: table })
  })

  it('is what says so, whatever is called so', () => {
    for (const said of [{ meta: { tundish: 'event' } }, { config: { meta: { tundish: 'event' } } }]) {
      const feeds = feedsOf(model('clicks', [], said))
      expect(feeds).toMatchObject({ 'model.shop.clicks': 'event' })
      expect(feeds).not.toHaveProperty('model.shop.stg_events')
    }
    expect(feedsOf(model('clicks', [], { meta: { tundish: 'session_path' } }))).not.toHaveProperty(
      'model.shop.clicks',
    )
  })

  it('is found where nodes are made from each other in a circle', () => {
    const circle = { ...model('a', ['model.shop.b']), ...model('b', ['model.shop.a']) }
    expect(feedsOf(circle)).toMatchObject({ 'model.shop.stg_events': 'event' })
  })

  it('is nothing that is made from our own tables, however it is called', () => {
    const made = {
      ...model('stg_funnel', ['source.shop.tundish.product_funnel']),
      ...model('fct_orders', ['model.shop.stg_funnel', 'model.shop.stg_orders']),
      ...model('users', ['source.shop.tundish.user'], { meta: { tundish: 'user' } }),
    }
    expect(feedsOf(made)).toEqual({ 'model.shop.stg_events': 'event', 'model.shop.stg_orders': 'order' })
  })

  it('is the last of a long chain in which all are called so', () => {
    const tests = Array.from({ length: 8_000 }, (_, index) => ({
      id: `test.shop.${index}`,
      name: `${index}`,
      of: ['0'],
    }))
    const nodes = Array.from({ length: 8_000 }, (_, index) => ({
      ...EVENTS,
      id: `${index}`,
      from: [`${index - 1}`],
    }))
    expect([...toFeeds(nodes)]).toEqual([['7999', 'event']])
    const told = toDbtNodes({ manifest: { nodes, tests }, runResults: null, sources: null })
    expect(told[0]?.tests).toHaveLength(8_000)
  })
})
