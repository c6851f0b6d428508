import { expect } from 'vitest'
import type { Db } from '@/lib/db'
import { funnelOf } from '@/lib/funnel/funnel-of'
import type { ReportQuery } from '@/lib/query/report-query'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import type { PersonLine } from '@/lib/reports/people/people-result'
import { readPeople, runPeople } from '@/lib/reports/people/run-people'

/** Behind every step, and behind every drop-off, are as many as the funnel says, each once; a file has the same as the list. */
export async function expectPeople(db: Db, query: ReportQuery): Promise<void> {
  const { steps } = await runFunnel(db, query)
  for (const [place] of funnelOf(query).steps.entries()) {
    for (const isLost of [true, false]) {
      const people = await listBehind(db, query, { place, isLost })
      const counted = isLost ? steps[place]?.furthest : steps[place]?.count
      expect(people.length, JSON.stringify({ place, isLost })).toBe(counted)
      expect(people.every(({ furthest }) => (isLost ? furthest === place : furthest >= place))).toBe(true)
      expect(new Set(people.map(({ userId, sessionId }) => `${userId} ${sessionId}`)).size).toBe(counted)
    }
  }
  const behind = { place: 0, isLost: false }
  const filed: PersonLine[] = []
  for await (const some of readPeople(db, query, { behind }, { take: 3, currency: null })) filed.push(...some)
  expect(filed).toEqual(await listBehind(db, query, behind))
}

async function listBehind(db: Db, query: ReportQuery, behind: Readonly<{ place: number; isLost: boolean }>) {
  const listed = { page: 1, take: 100, currency: null }
  const { people, matching } = await runPeople(db, query, { behind }, listed)
  expect(people.length).toBe(matching)
  return people
}
