import { expect } from 'vitest'
import type { Db } from '@/lib/db'
import { stepBit } from '@/lib/funnel/steps'
import type { ReportQuery } from '@/lib/query/report-query'
import { toAsker } from '@/lib/reports/asker'
import { runFunnel } from '@/lib/reports/funnel/funnel-report'
import { type Naive, naiveBits, naiveReach } from './naive-questions'

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const isOn = (days: readonly string[]) => (one: Naive) =>
  days.includes(DAYS[new Date(one.day).getUTCDay()] ?? '')

/** Two sides that share a day. */
const [ONE, OTHER] = [
  ['tuesday', 'wednesday'],
  ['wednesday', 'thursday'],
] as const

/** Both sides, and what is on both, are as the naive funnel counts them, and each side is what its own funnel says. */
export async function expectSegments(db: Db, query: ReportQuery, found: readonly Naive[]): Promise<void> {
  const { scope } = query
  const isOne = isOn(ONE)
  const where = `weekday is ${ONE.join(', ')}`
  const against = `weekday is ${OTHER.join(', ')}`
  const narrowed = { ...query, scope: { ...scope, where } }
  const bits = (some: readonly Naive[], of: ReportQuery = query) => naiveBits(some, of)
  const one = bits(found.filter(isOne))
  const ask = (asked: ReportQuery, held: string | null) =>
    toAsker(db).report('segments', { query: asked, against: held, smallestChange: 0.01 })
  const toFilter = await ask(narrowed, against)
  expect(toFilter?.reached).toEqual(toReached(one, bits(found.filter(isOn(OTHER)))))
  const counts = async (filter: string) => {
    const { steps } = await runFunnel(db, { ...query, scope: { ...scope, where: filter } })
    return steps.map(({ count }) => count)
  }
  expect(toFilter?.reached).toMatchObject({ one: await counts(where), other: await counts(against) })
  const toOthers = await ask(narrowed, null)
  expect(toOthers?.reached).toEqual(toReached(one, bits(found.filter((each) => !isOne(each)))))
  expect((await ask(query, against))?.reached).toEqual(
    toReached(bits(found), bits(found.filter(isOn(OTHER)))),
  )
  if (scope.product === undefined || scope.product === 'p3') return
  const { product, ...rest } = scope
  const others = bits(
    found.filter((each) => each.product !== product),
    { ...query, scope: { ...rest, category: 'plants' } },
  )
  expect((await ask(query, null))?.reached).toEqual(toReached(bits(found), others))
}

type Bits = ReadonlyMap<string, number>

function toReached(one: Bits, other: Bits) {
  const shared = [...one].map(([unit, bits]) => [bits, other.get(unit) ?? 0] as const)
  return {
    one: naiveReach([...one.values()]),
    other: naiveReach([...other.values()]),
    both: naiveReach([...one.values()]).map(
      (_, place) => shared.filter((sides) => sides.every((bits) => bits >= stepBit(place))).length,
    ),
  }
}
