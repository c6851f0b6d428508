import { formatList } from '@/lib/format/format-list'
import { formatCount } from '@/lib/format/format-number'
import { quote } from '@/lib/format/quote'
import type { NameCounts } from './find-meanings'
import { STEP_KEYS } from './meanings'

/** What a name of events means; undefined where nobody said. */
export type MeaningOf = (name: string) => string | undefined

const MOST_NAMES = 10

/** Which steps there are among names of events, where they are too few for a funnel; null where they are not. */
export function sayFunnel(names: NameCounts, meaningOf: MeaningOf): string | null {
  if (names.size === 0) return null
  const { view, cart, order } = STEP_KEYS
  const [views = [], carts = [], orders = []] = [view, cart, order].map((step) =>
    [...names.keys()].filter((name) => meaningOf(name) === step),
  )
  const isNoStep = views.length + carts.length + orders.length === 0
  if (isNoStep) return `No event is a step of the funnel: its names are ${list([...names.keys()])}.`
  if (carts.length > 0) return null
  if (orders.length === 0)
    return `Only views are in it (${list(views)}): no funnel can come of them, as nothing says what was put into a cart or ordered.`
  if (views.length === 0)
    return `Only orders are in it (${list(orders)}): no funnel can come of them, as nothing says what was viewed or put into a cart.`
  return null
}

/** Which names of events nobody gave a meaning, with how many rows have them; null where all have one. */
export function sayUnmeant(names: NameCounts, meaningOf: MeaningOf): string | null {
  const unmeant = [...names]
    .filter(([name]) => meaningOf(name) === undefined)
    .toSorted(([, one], [, other]) => other - one)
  if (unmeant.length === 0) return null
  const told = unmeant.slice(0, MOST_NAMES).map(([name, rows]) => `${quote(name)} (${sayRows(rows)})`)
  const more = unmeant.length - told.length
  const all = more > 0 ? [...told, `${formatCount(more)} more`] : told
  return `Events of these names are kept and are no step of the funnel: ${formatList(all)}.`
}

function sayRows(rows: number): string {
  return rows === 1 ? '1 row' : `${formatCount(rows)} rows`
}

function list(names: readonly string[]): string {
  return formatList(names.slice(0, MOST_NAMES).map(quote))
}
