import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Funnel } from '@/lib/funnel/definition'
import { PATHS, type PathsAsked, type PathsOf, type Repeats } from '@/lib/query/path-question'
import { EVERYTHING } from '@/lib/query/report-query'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { anyEvents, anyFunnel } from '@/lib/testing/naive/naive-definitions'
import type { NaiveEvent } from '@/lib/testing/naive/naive-event'
import { naivePaths } from '@/lib/testing/naive/naive-paths'
import { storeAttempted, toStored } from '@/lib/testing/naive/store-attempted'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { runFunnel } from '../funnel/funnel-report'
import { runPaths } from './paths-report'
import { listPathSteps, type PathFlow } from './paths-result'
import { MOST_TYPES } from './paths-sql'

const db = useTestDatabase()

const USUAL = { of: 'drop-off', step: null, depth: 3, repeats: 'once' } as const
const NOW = { timeZone: 'UTC', today: '2030-01-01' }

/** Each flow as a line, such as `1 step>view 3`. */
function toLines(flows: readonly PathFlow[]): string[] {
  return flows
    .map(({ level, from, to, attempts }) => {
      const name = from.kind === 'step' ? 'step' : (from.name ?? from.kind)
      return `${level} ${name}>${to.kind === 'end' ? 'end' : (to.name ?? to.kind)} ${attempts}`
    })
    .toSorted()
}

function count(paths: readonly (readonly (string | null)[])[]): string[] {
  const counts = new Map<string, number>()
  for (const path of paths) {
    for (const [index, type] of path.entries()) {
      const line = `${index + 1} ${path[index - 1] ?? 'step'}>${type ?? 'end'}`
      counts.set(line, (counts.get(line) ?? 0) + 1)
    }
  }
  return [...counts].map(([line, attempts]) => `${line} ${attempts}`).toSorted()
}

function expectWhole(flows: readonly PathFlow[]): void {
  const sums = new Map<string, number>()
  for (const { level, from, share } of flows) {
    const key = `${level} ${from.kind} ${from.name}`
    sums.set(key, (sums.get(key) ?? 0) + (share ?? 0))
  }
  for (const [key, sum] of sums) expect(sum, key).toBeCloseTo(1)
}

type Question = Omit<PathsAsked, 'step'> & Readonly<{ at: number; today: string }>

const anyAsked: fc.Arbitrary<Question> = fc.record({
  of: fc.constantFrom(...(Object.keys(PATHS) as PathsOf[])),
  at: fc.integer({ min: -1, max: 3 }),
  depth: fc.integer({ min: 1, max: 5 }),
  repeats: fc.constantFrom<Repeats>('once', 'all'),
  today: fc.constantFrom('2026-03-02', '2026-03-03'),
})

/** As many as make paths of some length. */
const manyEvents = fc
  .array(anyEvents, { minLength: 4, maxLength: 4 })
  .map((lists) => lists.flat().map((event, index): NaiveEvent => ({ ...event, id: `e${index}` })))

it('tells what came around a step, as walking along the events does, ends and ties too', async () => {
  let walked = 0
  const questions = fc.array(fc.tuple(anyFunnel, anyAsked), { minLength: 8, maxLength: 8 })
  const law = async (asked: readonly [Funnel, Question][], given: readonly NaiveEvent[]) => {
    const events = toStored(given)
    await storeAttempted(db(), events)
    for (const [funnel, { of, at, today, ...how }] of asked) {
      const step = listPathSteps(funnel, of)[at]?.key ?? null
      const result = await runPaths(db(), {
        query: { ...EVERYTHING, funnel },
        paths: { of, step, ...how },
        timeZone: 'UTC',
        today,
      })
      const counted: Funnel = funnel.order === 'any' ? { ...funnel, per: 'shop' } : funnel
      const usual = of === 'before' ? listPathSteps(funnel, of).at(-1)?.key : undefined
      const place = funnel.steps.findIndex(({ key }) => key === (step ?? usual))
      const right = naivePaths(counted, events, {
        of,
        place: place === -1 ? null : place,
        today: new Date(today),
        ...how,
      })
      expect(toLines(result.flows)).toEqual(count(right))
      expect(result.attempts).toBe(right.length)
      expectWhole(result.flows)
      walked += right.length
    }
  }
  await fc.assert(fc.asyncProperty(questions, manyEvents, law), { numRuns: 25, seed: 4713 })
  expect(walked).toBeGreaterThan(150)
})

it('opens with those who came no further than where most are lost, as many as the funnel loses there', async () => {
  await givenJourneys(db(), {
    ann: 'view:zz@0s cart:zz@1m search@2m view:yy@3m view:yy@4m view:zz@5m',
    bob: 'view:zz@0s cart:zz@1m',
    cat: 'view:zz@0s cart:zz@1m checkout:zz@2m ship@2d',
    dan: 'view:yy@0s',
  })
  const result = await runPaths(db(), { ...NOW, query: EVERYTHING, paths: USUAL })
  const { steps } = await runFunnel(db(), EVERYTHING)
  expect([result.step?.key, result.attempts]).toEqual([steps[1]?.step, steps[1]?.furthest])
  expect(toLines(result.flows)).toEqual([
    '1 step>end 1',
    '1 step>search 1',
    '2 search>page_view 1',
    '3 page_view>page_view 1',
  ])
  const ofYy = { ...EVERYTHING, scope: { product: 'yy' } }
  await db().product.create({ data: { id: 'yy', name: 'YY' } })
  const narrowed = await runPaths(db(), { ...NOW, query: ofYy, paths: USUAL })
  expect(toLines(narrowed.flows)).toEqual(['1 step>end 1', '1 step>page_view 1', '2 page_view>end 1'])
})

it('tells more types than can be told apart as others, with how many they are', async () => {
  const journeys = Array.from({ length: 10 }, (_, user) => [
    `u${user}`,
    `view:zz@0s kind${user}@1m${user === 0 ? '' : ' after@2m'}`,
  ])
  await givenJourneys(db(), { more: 'view:zz@0s kind0@1m', ...Object.fromEntries(journeys) })
  const { flows } = await runPaths(db(), { ...NOW, query: EVERYTHING, paths: USUAL })
  expectWhole(flows)
  const lines = toLines(flows)
  expect(lines).toContain('1 step>kind0 2')
  expect(lines).toContain(`1 step>others ${10 - MOST_TYPES}`)
  expect(lines).toContain(`2 others>after ${10 - MOST_TYPES}`)
})

it('refuses a step of which there are no such paths', async () => {
  const ask = (of: PathsOf, step: string) =>
    runPaths(db(), { ...NOW, query: EVERYTHING, paths: { ...USUAL, of, step } })
  await expect(ask('after', 'shipped')).rejects.toThrow(
    '"step" must be one of viewed, added_to_cart, checked_out; it is "shipped".',
  )
  await expect(ask('between', 'checked_out')).rejects.toThrow('must be one of viewed, added_to_cart;')
})
