import { describe, expect, it } from 'vitest'
import { TundishError } from '@/lib/errors'
import type { Funnel } from '@/lib/funnel/definition'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import type { Expected, FunnelCase } from '@/lib/funnel/written/parse-funnel-cases'
import { readFunnelCases, toEvent } from './funnel-cases'
import { inRange, listAttempts } from './naive-attempts'
import { breakDown, countAttempts, countOpen, secondsTo } from './naive-funnel'
import { placeBefore } from './naive-steps'

const cases = readFunnelCases()

describe.skipIf(!cases)('the naive funnel', () => {
  const rows = (cases ?? []).map((given) => [given.id, given.why, given] as const)
  it.each(rows)('%s: %s', (_, __, given) => {
    const { expected } = given
    expect(answer(given, expected)).toEqual(expected)
  })
})

/** What is expected of a case, as it is counted: the same keys, no more. */
function answer(given: FunnelCase, expected: Expected) {
  const funnel = parsed(given.funnel)
  if (!funnel || 'refused' in expected) return { refused: funnel === null }
  const { range, breakdown, now } = given
  const all = listAttempts(funnel, given.events.map(toEvent))
  const attempts = range ? inRange(all, range, range.timeZone) : all
  return {
    ...countAttempts(funnel, attempts),
    ...(expected.seconds && { seconds: secondsOf(funnel, attempts, expected.seconds) }),
    ...(expected.breakdown && breakdown && { breakdown: breakDown(funnel, attempts, breakdown) }),
    ...(expected.open && now && { open: countOpen(funnel, attempts, now) }),
  }
}

function secondsOf(funnel: Funnel, attempts: ReturnType<typeof listAttempts>, pairs: object) {
  const placeOf = (key: string | undefined) => funnel.steps.findIndex((step) => step.key === key)
  return Object.fromEntries(
    Object.keys(pairs).map((pair) => {
      const [from, to] = pair.split('>').map(placeOf)
      expect(from).toBe(placeBefore(funnel.steps, to ?? -1))
      return [pair, secondsTo(funnel, attempts, to ?? -1)]
    }),
  )
}

/** Null for a definition that is refused, with a sentence. */
function parsed(definition: unknown): Funnel | null {
  try {
    return parseFunnel(definition)
  } catch (error) {
    expect(error).toBeInstanceOf(TundishError)
    expect(error).toMatchObject({ code: 'bad_funnel', message: expect.stringMatching(/^[A-Z].*\.$/) })
    return null
  }
}
