import fc from 'fast-check'
import type { Exclusion, Funnel, Match, Step } from '@/lib/funnel/definition'
import { wordsOfKey } from '@/lib/funnel/step-words'
import { listFlaws } from '@/lib/funnel/written/explain-funnel'
import type { NaiveEvent } from './naive-event'

// Random funnels and events: few types, moments, users and products, so that everything collides.

const START = Date.parse('2026-03-02T00:00:00Z')
const TYPES = ['a', 'b', 'c', 'd'] as const

const anyMatch: fc.Arbitrary<Match> = fc.record({
  types: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 2 }),
  where: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc
      .record({
        property: fc.constant('device'),
        op: fc.constantFrom('is', 'is-not'),
        values: fc.constant(['phone']),
      })
      .map((condition) => [condition]),
  ),
})

const anySteps: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(anyMatch, fc.boolean()), { minLength: 2, maxLength: 4 })
  .map((steps) =>
    steps.map(([match, optional], place) => ({
      key: `s${place}`,
      match,
      words: wordsOfKey(`s${place}`),
      ...(optional && { optional: true as const }),
    })),
  )

const required = (steps: readonly Step[]) => steps.map(({ optional: _, ...step }) => step)

/** Funnels that make sense. */
export const anyFunnel: fc.Arbitrary<Funnel> = fc
  .record({
    steps: anySteps,
    order: fc.constantFrom('any' as const, 'ordered' as const, 'strict' as const),
    within: fc.constantFrom('session' as const, { seconds: 60 }, { seconds: 600 }),
    per: fc.constantFrom('shop' as const, 'product' as const),
    exclude: fc.array(anyMatch, { maxLength: 1 }),
  })
  .map(({ exclude, ...funnel }) => ({ ...funnel, exclude: exclude.map((match): Exclusion => ({ match })) }))
  .map((funnel) => (funnel.order === 'any' ? { ...funnel, steps: required(funnel.steps) } : funnel))
  .map((funnel) => (funnel.order === 'strict' ? { ...funnel, exclude: [] } : funnel))
  .filter((funnel) => listFlaws(funnel).length === 0)

/** Funnels of the same steps, all of which must be, that nothing ends. */
export const anyPlainFunnel: fc.Arbitrary<Funnel> = anyFunnel.map((funnel) => ({
  ...funnel,
  steps: required(funnel.steps),
  exclude: [],
}))

const anyEvent = fc.record({
  userId: fc.constantFrom('u1', 'u2'),
  sessionId: fc.option(fc.constantFrom('x', 'y'), { freq: 9 }),
  type: fc.constantFrom(...TYPES, 'other'),
  offset: fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 50 }).map((tens) => tens * 30),
  ),
  productId: fc.option(fc.constantFrom('p1', 'p2'), { freq: 5 }),
  items: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.constant(['p1', 'p2'])),
  device: fc.constantFrom('phone', 'desk', '', null),
})

export const anyEvents: fc.Arbitrary<NaiveEvent[]> = fc.array(anyEvent, { maxLength: 30 }).map((events) =>
  events.map(({ offset, device, ...event }, index) => ({
    ...event,
    id: `e${index}`,
    orderId: null,
    occurredAt: new Date(START + offset * 1000),
    properties: { device },
  })),
)
