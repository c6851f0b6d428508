import { describe, expect, it } from 'vitest'
import { parseFunnelCases } from '@/lib/funnel/parse-funnel-cases'
import { readFunnelCases } from '@/lib/testing/naive/funnel-cases'
import { useTestDatabase } from '@/lib/testing/test-database'
import { answerFunnelCase } from './answer-funnel-case'

const db = useTestDatabase()
const cases = readFunnelCases()

describe.skipIf(!cases)('the database counts', () => {
  const rows = (cases ?? []).map((given) => [given.id, given.why, given] as const)
  it.each(rows)('%s: %s', async (_, __, given) => {
    expect(await answerFunnelCase(db(), given)).toEqual(given.expected)
  })
})

it('a step by order takes the first shipment of any order of the step before, whenever it comes', async () => {
  const [given] = parseFunnelCases([
    {
      id: 'by order',
      funnel: {
        steps: [
          { key: 'viewed', match: { types: ['page_view'] } },
          { key: 'bought', match: { types: ['checkout'] } },
          { key: 'shipped', match: { types: ['package_shipped'] }, byOrder: true },
        ],
        order: 'ordered',
        within: { seconds: 3600 },
        per: 'shop',
      },
      events: [
        { user: 'ann', id: '0', type: 'page_view', at: 0 },
        { user: 'ann', id: '1', type: 'checkout', at: 5, order: 'o1' },
        { user: 'ann', id: '2', type: 'package_shipped', at: 90_000, order: 'o1' },
        { user: 'ben', id: '0', type: 'page_view', at: 0 },
        { user: 'ben', id: '1', type: 'checkout', at: 5, order: 'o2' },
        { user: 'ben', id: '2', type: 'package_shipped', at: 60, order: 'o3' },
      ],
      expected: {
        attempts: [2, 2, 1],
        users: [2, 2, 1],
        seconds: { 'bought>shipped': { values: [89_995], leftOut: 0 } },
      },
    },
  ])
  if (!given) throw new Error('There is one.')
  expect(await answerFunnelCase(db(), given)).toEqual(given.expected)
})
