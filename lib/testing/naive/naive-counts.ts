import type { Db } from '@/lib/db'
import type { Funnel } from '@/lib/funnel/definition'
import { listMarks, listPairMarks } from '@/lib/funnel/marks'
import { stepBit } from '@/lib/funnel/steps'
import { groupBy } from './naive-event'

// What refresh counts by scope, day and month, as loops over the rows of session_path and product_funnel.

type Unit = Readonly<{ scope: string; userId: string; sessionId: string; day: string; steps: number }>

/** Lines "scope mark day: sessions of seen before", sorted, as `readCounts` has them. */
export async function countNaively(db: Db, funnel: Funnel): Promise<string[]> {
  const units = await listUnits(db)
  const lines = groupBy(units, ({ scope }) => scope).flatMap((ofScope) =>
    marksOf(ofScope, funnel).flatMap((mark) => {
      const marked = ofScope.filter(({ steps }) => hasMark(steps, mark))
      return [
        ...countBy(marked, mark, (day) => day),
        ...countBy(marked, mark, (day) => `${day.slice(0, 7)}-01`),
      ]
    }),
  )
  return lines.sort()
}

function marksOf([first]: readonly Unit[], funnel: Funnel): readonly number[] {
  return first?.scope === 'shop ' ? listMarks(funnel) : listPairMarks(funnel)
}

/** What is stored of it. */
export async function readCounts(db: Db): Promise<string[]> {
  const days = (await db.funnelDay.findMany()).map(({ day, ...counted }) => ({
    ...counted,
    start: day,
    by: 'day',
  }))
  const months = (await db.funnelMonth.findMany()).map(({ month, users, ...counted }) => ({
    ...counted,
    seenBefore: counted.seenBefore.flatMap((seen, index) => Array<number>(users[index] ?? 0).fill(seen)),
    start: month,
    by: 'month',
  }))
  return [...days, ...months]
    .map(({ scopeKind, scopeValue, mark, start, sessions, seenBefore }) =>
      line(`${scopeKind} ${scopeValue}`, mark, start.toISOString().slice(0, 10), sessions, seenBefore),
    )
    .sort()
}

function line(scope: string, mark: number, start: string, sessions: number, seen: readonly number[]): string {
  return `${scope} ${mark} ${start}: ${sessions} of ${seen.join(' ')}`
}

/** A session of the shop, of each product, and of each category once. */
async function listUnits(db: Db): Promise<Unit[]> {
  const paths = await db.sessionPath.findMany()
  const pairs = await db.productFunnel.findMany()
  const categories = new Map((await db.product.findMany()).map(({ id, category }) => [id, category]))
  const toUnit = (scope: string, row: (typeof paths)[number] | (typeof pairs)[number]): Unit => ({
    scope,
    userId: row.userId,
    sessionId: row.sessionId,
    day: row.startedOn.toISOString().slice(0, 10),
    steps: row.steps,
  })
  const inCategories = pairs.flatMap((pair) => {
    const category = categories.get(pair.productId)
    return category ? [toUnit(`category ${category}`, pair)] : []
  })
  const keyOf = ({ scope, userId, sessionId }: Unit) => JSON.stringify([scope, userId, sessionId])
  const once = groupBy(inCategories, keyOf).flatMap(([first, ...others]) =>
    first ? [{ ...first, steps: others.reduce((steps, other) => steps | other.steps, first.steps) }] : [],
  )
  return [
    ...paths.map((path) => toUnit('shop ', path)),
    ...pairs.map((pair) => toUnit(`product ${pair.productId}`, pair)),
    ...once,
  ]
}

function hasMark(steps: number, mark: number): boolean {
  if (mark === 0) return true
  return mark > 0 ? steps >= stepBit(mark - 1) : (steps & stepBit(-mark - 1)) !== 0
}

function countBy(units: readonly Unit[], mark: number, startOf: (day: string) => string): string[] {
  return groupBy(units, ({ day }) => startOf(day)).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const start = startOf(first.day)
    const users = [...new Set(group.map(({ userId }) => userId))]
    const seen = users.map((userId) => lastBefore(units, userId, start)).sort((a, b) => a - b)
    return [line(first.scope, mark, start, group.length, seen)]
  })
}

/** The last day before `start`, in days since 2000-01-01; -32768 where there is none. */
function lastBefore(units: readonly Unit[], userId: string, start: string): number {
  const days = units.filter((unit) => unit.userId === userId && unit.day < start).map(({ day }) => day)
  const last = days.sort().at(-1)
  return last === undefined ? -32768 : (Date.parse(last) - Date.parse('2000-01-01')) / 86_400_000
}
