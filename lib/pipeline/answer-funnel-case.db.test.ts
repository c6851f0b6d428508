import { describe, expect, it } from 'vitest'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { parseFunnelCases } from '@/lib/funnel/written/parse-funnel-cases'
import { runAttemptParts } from '@/lib/reports/attempts/run-attempts'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { readFunnelCases } from '@/lib/testing/naive/funnel-cases'
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

it('what may still go on is not lost', async () => {
  const [given] = parseFunnelCases([
    {
      id: 'open',
      funnel: {
        steps: ['a', 'b'].map((key) => ({ key, match: { types: [key] } })),
        order: 'ordered',
        within: { seconds: 600 },
        per: 'shop',
      },
      events: [
        { user: 'ann', id: '1', type: 'a', at: 0 },
        { user: 'ben', id: '1', type: 'a', at: 900 },
      ],
      now: 1000,
      expected: { attempts: [2, 0], users: [2, 0], open: [1, 0] },
    },
  ])
  if (!given) throw new Error('There is one.')
  expect(await answerFunnelCase(db(), given)).toEqual(given.expected)
  const asked = { timeZone: 'UTC', range: null, now: given.now ?? new Date(0), by: null }
  const [whole] = await runAttemptParts(db(), parseFunnel(given.funnel), asked)
  expect(whole?.steps.map(({ lost }) => lost)).toEqual([null, 1])
})
