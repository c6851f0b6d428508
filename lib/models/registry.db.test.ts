import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getModel, listDeclaredTests, MODEL_NAMES, parseModelName, withUpstream } from './registry'

const db = useTestDatabase()

describe('the table of models', () => {
  it.each(MODEL_NAMES)('has every column of %s, in the order of the database', async (name) => {
    const columns = await db().$queryRaw<{ column: string }[]>`
      select column_name as column
      from information_schema.columns
      where table_schema = 'public' and table_name = ${name}
      order by ordinal_position`
    expect(Object.keys(getModel(name).columns)).toEqual(columns.map(({ column }) => column))
  })

  it('names each test once, and only models and columns that there are', () => {
    const tests = listDeclaredTests()
    expect(new Set(tests.map(({ name }) => name)).size).toBe(tests.length)
    for (const { model, test } of tests) {
      const known = Object.keys(getModel(model).columns)
      const named = 'column' in test ? [test.column] : 'columns' in test ? test.columns : []
      expect(known).toEqual(expect.arrayContaining([...named]))
      if (test.kind !== 'relationships') continue
      const to = parseModelName(test.to)
      expect(Object.keys(to ? getModel(to).columns : {})).toEqual(expect.arrayContaining([...test.fields]))
    }
  })

  it('knows what a model is made from', () => {
    expect(withUpstream(['funnel_month'])).toEqual([
      'event',
      'order_item',
      'event_meaning',
      'product',
      'session_path',
      'product_funnel',
      'attempt',
      'counted_category',
      'funnel_day',
      'funnel_month',
    ])
  })
})
