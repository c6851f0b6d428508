import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Funnel, Step } from '@/lib/funnel/definition'
import { matchesEvent } from '@/lib/funnel/match-event'
import { addDays } from '@/lib/time/day'
import { inRange, listAttempts } from './naive-attempts'
import { anyEvents, anyFunnel, anyPlainFunnel } from './naive-definitions'
import { type NaiveEvent, productsOf, timeOf } from './naive-event'
import { breakDown, countAttempts, furthestOf, secondsTo } from './naive-funnel'

// Laws of counting that hold for any funnel, whatever the right numbers are. Without a database.

function forAny(funnels: fc.Arbitrary<Funnel>, law: (funnel: Funnel, events: NaiveEvent[]) => void): void {
  fc.assert(fc.property(funnels, anyEvents, law), { numRuns: 300, seed: 2718 })
}

function countsOf(funnel: Funnel, events: readonly NaiveEvent[]) {
  return countAttempts(funnel, listAttempts(funnel, events))
}

function expectNoneRaised(narrow: readonly number[], wide: readonly number[]): void {
  for (const [place, count] of narrow.entries()) expect(count).toBeLessThanOrEqual(wide[place] ?? -1)
}

function sum(counts: readonly (readonly number[])[], funnel: Funnel): number[] {
  return funnel.steps.map((_, place) => counts.reduce((total, one) => total + (one[place] ?? 0), 0))
}

it('steps never increase, of those that may not be left out; those that may have no more than the one before', () => {
  forAny(anyFunnel, (funnel, events) => {
    const { attempts, users } = countsOf(funnel, events)
    for (const counts of [attempts, users]) {
      const mustBe = counts.filter((_, place) => !funnel.steps[place]?.optional)
      expect(mustBe).toEqual(mustBe.toSorted((a, b) => b - a))
      for (const [place, { optional }] of funnel.steps.entries()) {
        const before = counts[funnel.steps.slice(0, place).findLastIndex((step) => !step.optional)]
        if (optional) expect(counts[place]).toBeLessThanOrEqual(before ?? -1)
      }
    }
    expectNoneRaised(users, attempts)
  })
})

it('the order of arrival changes nothing, nor does what comes twice', () => {
  const shuffled = anyEvents.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
    ),
  )
  const law = (funnel: Funnel, [events, again]: [NaiveEvent[], NaiveEvent[]]) => {
    const [one, other] = [listAttempts(funnel, events), listAttempts(funnel, again)]
    expect(countAttempts(funnel, other)).toEqual(countAttempts(funnel, one))
    expect(breakDown(funnel, other, 'device')).toEqual(breakDown(funnel, one, 'device'))
    for (const place of funnel.steps.keys()) {
      expect(secondsTo(funnel, other, place)).toEqual(secondsTo(funnel, one, place))
    }
  }
  fc.assert(fc.property(anyFunnel, shuffled, law), { numRuns: 300, seed: 314 })
})

it('no event stands for two steps, and each is an event of its step, of the user and of the product', () => {
  forAny(anyFunnel, (funnel, events) => {
    for (const { taken, entry, product } of listAttempts(funnel, events)) {
      const there = taken.filter((event) => event !== null)
      expect(new Set(there).size).toBe(there.length)
      expect(new Set([entry, ...there].map(({ userId }) => userId)).size).toBe(1)
      expect(there.every((event) => product === null || productsOf(event).includes(product))).toBe(true)
      const isOfStep = ({ match }: Step, place: number) => !taken[place] || matchesEvent(match, taken[place])
      expect(funnel.steps.every(isOfStep)).toBe(true)
      const times = there.map(timeOf)
      expect(funnel.order === 'any' || times.every((time, place) => time >= (times[place - 1] ?? 0))).toBe(
        true,
      )
    }
  })
})

it('any order counts as many as in order, and in order as many as strictly, or more', () => {
  forAny(anyPlainFunnel, (funnel, events) => {
    const by = (order: Funnel['order']) => countsOf({ ...funnel, order }, events)
    const [any, ordered, strict] = [by('any'), by('ordered'), by('strict')]
    for (const what of ['attempts', 'users'] as const) {
      expectNoneRaised(ordered[what], any[what])
      expectNoneRaised(strict[what], ordered[what])
    }
  })
})

it('a longer window makes no more attempts, and each that begins at the same event comes as far or further', () => {
  forAny(anyPlainFunnel, (funnel, events) => {
    const within = (seconds: number) => listAttempts({ ...funnel, within: { seconds } }, events)
    const long = within(900)
    for (const short of within(120)) {
      const same = long.find(({ entry, product }) => entry === short.entry && product === short.product)
      if (same) expect(furthestOf(funnel, same.taken)).toBeGreaterThanOrEqual(furthestOf(funnel, short.taken))
    }
    expect(long.length).toBeLessThanOrEqual(within(120).length)
  })
})

it('without its exclusions a funnel counts as many attempts of each session, or more', () => {
  forAny(anyFunnel, (funnel, events) => {
    const inSessions: Funnel = { ...funnel, within: 'session' }
    const { attempts } = countsOf(inSessions, events)
    const without = countsOf({ ...inSessions, exclude: [] }, events).attempts
    expect(without[0]).toBe(attempts[0])
    expectNoneRaised(attempts, without)
  })
})

it('in order a condition more on a step raises no count, and a step that may be left out lowers none of another', () => {
  fc.assert(
    fc.property(anyPlainFunnel, anyEvents, fc.nat({ max: 3 }), (plain, events, at) => {
      const funnel: Funnel = { ...plain, within: 'session', order: 'ordered' }
      const { attempts } = countsOf(funnel, events)
      const changed = (change: (step: Step) => Step): Funnel => ({
        ...funnel,
        steps: funnel.steps.map((step, place) => (place === at ? change(step) : step)),
      })
      const narrow = changed(({ match, ...step }) => ({
        ...step,
        match: {
          ...match,
          where: [...(match.where ?? []), { property: 'device', op: 'is', values: ['desk'] }],
        },
      }))
      expectNoneRaised(countsOf(narrow, events).attempts, attempts)
      if (at === 0 || at >= funnel.steps.length - 1) return
      const looser = countsOf(
        changed((step) => ({ ...step, optional: true })),
        events,
      ).attempts
      expectNoneRaised(attempts.toSpliced(at, 1), looser.toSpliced(at, 1))
    }),
    { numRuns: 300, seed: 1618 },
  )
})

it('a narrower range never raises a count, and days add up to all time', () => {
  forAny(anyFunnel, (funnel, events) => {
    const zone = 'Asia/Kolkata'
    const long = events.map((event, index) => ({
      ...event,
      occurredAt: new Date(timeOf(event) + (index % 3) * 40_000_000),
    }))
    const all = listAttempts(funnel, long)
    const days = Array.from({ length: 4 }, (_, index) => addDays('2026-03-02', index))
    const counts = days.map((from) =>
      countAttempts(funnel, inRange(all, { from, to: addDays(from, 1) }, zone)),
    )
    const whole = countAttempts(funnel, all)
    expect(
      sum(
        counts.map(({ attempts }) => attempts),
        funnel,
      ),
    ).toEqual(whole.attempts)
    for (const { users } of counts) expectNoneRaised(users, whole.users)
    expect(inRange(all, { from: '1970-01-01', to: '2026-03-02' }, zone)).toEqual([])
  })
})

it('the parts of a breakdown add up in attempts, with what is not known as one of them', () => {
  forAny(anyFunnel, (funnel, events) => {
    const whole = countsOf(funnel, events)
    for (const by of ['device', 'product', 'nothing']) {
      const parts = breakDown(funnel, listAttempts(funnel, events), by)
      expect(
        sum(
          parts.map(({ attempts }) => attempts),
          funnel,
        ),
      ).toEqual(whole.attempts)
      for (const { users } of parts) expectNoneRaised(users, whole.users)
    }
  })
})
