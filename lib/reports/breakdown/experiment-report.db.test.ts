import { expect, it } from 'vitest'
import { writeEvents } from '@/lib/ingest/write/write-events'
import { EVERYTHING, type ReportQuery } from '@/lib/query/report-query'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toAsker } from '../asker'

const db = useTestDatabase()

/** So many users an arm, each with the same session so many times; of arm b more buy. */
async function givenArms(users: number, sessions: number) {
  const rows = ['a', 'b'].flatMap((arm, place) =>
    Array.from({ length: users }, (_, user) =>
      Array.from({ length: sessions }, (_, session) => {
        const buys = user < users * (0.3 + 0.1 * place)
        return ['page_view', ...(buys ? ['checkout'] : [])].map((type, index) => ({
          userId: `${arm}${user}`,
          id: `${arm}${user}-${session}-${index}`,
          sessionId: `${session}`,
          type,
          occurredAt: new Date(Date.UTC(2021, 1, 10 + session, 12, 0, index)),
          productId: 'zz',
          orderId: null,
          pageUrl: null,
          attributes: { variant: arm },
        }))
      }).flat(),
    ).flat(),
  )
  await db().$transaction((tx) => writeEvents(tx, rows), { timeout: 60_000 })
  await runRefresh(db(), { timeZone: 'UTC', full: true })
}

async function judge(asked: Partial<ReportQuery> = {}) {
  const { arms, designEffect } = await toAsker(db()).report('experiment', {
    query: { ...EVERYTHING, ...asked },
    breakdown: ['variant'],
    metric: null,
    smallestChange: 0.01,
  })
  return { designEffect, change: arms[1]?.change }
}

it('sessions of one user that are all alike say no more than one, of all time and of users alike', async () => {
  await givenArms(100, 8)
  const [sessions, users] = [await judge(), await judge({ unit: 'users' })]
  expect(sessions.designEffect).toBeCloseTo(8, 6)
  expect(users.designEffect).toBe(1)
  expect(sessions.change?.interval.low).toBeCloseTo(users.change?.interval.low ?? 0, 10)
  expect(sessions.change?.always.high).toBeCloseTo(users.change?.always.high ?? 0, 2)
  expect(sessions.change?.verdict).toBe("can't tell yet")
  const more = sessions.change?.eachNeeded ?? sessions.change?.moreNeeded ?? 0
  const moreUsers = users.change?.eachNeeded ?? users.change?.moreNeeded ?? 0
  expect(more / moreUsers).toBeCloseTo(8, 1)
})
