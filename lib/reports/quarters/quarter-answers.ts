import { formatPoints, formatShare } from '@/lib/format/format-number'
import { listMetricNames, sayRate, toMetric } from '@/lib/query/metric'
import type { ReportQuery } from '@/lib/query/report-query'
import { BREAKDOWNS } from '@/lib/query/scope'
import type { CompareResult } from '../compare/compare-result'
import { type Sentences, say, strong } from '../sentences'
import type { ToDateLine, ToDateResult } from '../to-date/to-date-result'

/** A sentence, and where the picture is that proves it, with what that shows; null where the reader may not go there. */
export type LinkedAnswer = Readonly<{ answer: Sentences; href: string | null; shows: string }>

/** What each range that is held against is called in a sentence, in the order of the result. */
export type RangeNames = readonly string[]

/** What changed and whether it is real: a sentence a range that is held against. */
export function answerToDate(result: ToDateResult, names: RangeNames): Sentences[] {
  return result.ranges.map((_, index) => answerOne(result, index, names[index] ?? 'before'))
}

function answerOne({ query, lines }: ToDateResult, index: number, name: string): Sentences {
  const rates = listMetricNames(query, ['rate']).flatMap(
    (metric) => lines.find((line) => line.metric === metric) ?? [],
  )
  const known = rates.filter(({ against }) => against[index]?.change)
  if (known.length === 0) return say`Against ${name} nothing can be said: there were no sessions then.`
  const moved = known.filter(({ against }) => isMove(against[index]?.change?.verdict))
  if (moved.length > 0) return sayMoved(query, moved, index, name)
  const flat = known.every(({ against }) => against[index]?.change?.verdict === 'flat')
  return flat
    ? say`Against ${name} every rate is ${strong('flat')}: what moved is too small to act on.`
    : say`Against ${name} it ${strong("can't be told yet")} whether any rate moved: ${known.map((line) => sayShort(query, line, index)).join(', ')}, all within ${sayWithin(known, index)}.`
}

/** What a change is within: chance, or where that does not explain all, what is usual. */
function sayWithin(lines: readonly ToDateLine[], index: number): string {
  const isBeyond = lines.some(({ against }) => against[index]?.change?.beyondChance)
  return isBeyond ? 'chance or within what is usual between such ranges' : 'chance'
}

function isMove(verdict: string | null | undefined): boolean {
  return verdict === 'up' || verdict === 'down'
}

/** "Against the same days of last quarter, checkout per cart is up to 76 % from 68 % (+7.8 pp), more than ..." */
function sayMoved(query: ReportQuery, moved: readonly ToDateLine[], index: number, name: string): Sentences {
  const parts = moved.flatMap((line, place) => {
    const before = line.against[index]
    const change = before?.change
    if (!before || !change) return []
    const label = toMetric(line.metric, query).label.toLowerCase()
    const comma = place === 0 ? '' : place === moved.length - 1 ? ' and ' : ', '
    return say`${comma}${label} is ${strong(`${change.verdict} to ${formatShare(line.now.value)}`)} from ${formatShare(before.value)} (${formatPoints(change.difference)})`
  })
  const isUsualKnown = moved.every(({ against }) => against[index]?.change?.usual)
  const beyond = isUsualKnown
    ? 'more than chance explains and more than is usual between such ranges'
    : 'more than chance explains; how much is usual cannot be known from so few ranges before'
  return [...say`Against ${name}, `, ...parts, ...say`: ${beyond}.`]
}

function sayShort(query: ReportQuery, { metric, against }: ToDateLine, index: number): string {
  const difference = against[index]?.change?.difference ?? null
  return `${toMetric(metric, query).label.toLowerCase()} ${formatPoints(difference)}`
}

/** "Of 30 products 4 are up in checkout per product in cart, none is down, and of 26 it can't be told yet." */
export function answerCompare({ query, lines, metric, by }: CompareResult): Sentences {
  const { one, many } = BREAKDOWNS[by]
  const rate = sayRate(metric, 'pairs', query)
  const judged = lines.filter(({ change }) => change !== null)
  if (judged.length === 0) return say`No ${one} has ${rate} in both ranges, so none can be compared.`
  if (judged.every(({ change }) => change?.verdict === "can't tell yet")) {
    return say`By ${one} it ${strong("can't be told yet")} whether ${rate} moved: ${judged.length === 1 ? 'it has' : `each of the ${judged.length} has`} too few sessions by itself.`
  }
  const count = (verdict: string) => judged.filter(({ change }) => change?.verdict === verdict).length
  const [up, down, flat] = [count('up'), count('down'), count('flat')]
  const open = judged.length - up - down - flat
  const first = say`Of ${String(judged.length)} ${judged.length === 1 ? one : many} in both ranges, ${strong(`${up} ${isOrAre(up)} up`)} and ${strong(`${down} down`)} in ${rate}`
  const rest = say`, ${String(flat)} ${isOrAre(flat)} flat, and of ${String(open)} it can’t be told yet.`
  return [...first, ...rest]
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are'
}
