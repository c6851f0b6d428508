import { formatList } from '@/lib/format/format-list'
import { quote } from '@/lib/format/quote'
import { listPathsOf } from '../fields/path'
import type { NameCounts } from '../find-meanings'
import type { KnownShape } from '../known/known-shape'
import type { Mapping } from '../mapping'
import { STEP_KEYS } from '../meanings'
import type { Draft } from './draft'

/** Sentences that whoever imports a file should know. */
export function listNotes(
  mapping: Mapping,
  names: NameCounts,
  draft: Draft,
  known: KnownShape | null,
): readonly string[] {
  const { time, session, user } = draft
  return [
    ...sayFunnel(mapping, names),
    ...(known?.notes ?? []),
    ...(time?.daysOnly && listPathsOf(mapping.time.field).includes(time.columns[0]?.path ?? '')
      ? ['Times are days without a clock: what came first within a day is not known.']
      : []),
    ...(!known && session && session === user
      ? ['Nothing but the session says whose a record is: each session counts as a user.']
      : []),
    ...(listPathsOf(mapping.user).some((path) => mapping.personal.includes(path))
      ? ['Users are known by what is personal: a fingerprint of it is kept in its place.']
      : []),
    ...(mapping.personal.length > 0 ? [`Left out, as it is personal: ${formatList(mapping.personal)}.`] : []),
  ]
}

/** Which steps are in it, where they are too few for a funnel. */
function sayFunnel(mapping: Mapping, names: NameCounts): readonly string[] {
  if (mapping.rows === 'orders') {
    return [
      'These are orders: no funnel is in them by themselves, as nothing says what was viewed or put into a cart.',
    ]
  }
  const byStep = (step: string | undefined) =>
    [...names.keys()].filter((name) => mapping.meanings[name] === step)
  const { view, cart, order } = STEP_KEYS
  const [views, carts, orders] = [view, cart, order].map(byStep)
  const has = (found: readonly string[] | undefined) => (found?.length ?? 0) > 0
  if (names.size === 0) return []
  if (has(views) && !has(carts) && !has(orders)) {
    return [
      `Only views are in it (${list(views)}): no funnel can come of them, as nothing says what was put into a cart or ordered.`,
    ]
  }
  if (has(orders) && !has(views) && !has(carts)) {
    return [
      `Only orders are in it (${list(orders)}): no funnel can come of them, as nothing says what was viewed or put into a cart.`,
    ]
  }
  if (!has(views) && !has(carts) && !has(orders)) {
    return [`No event is a step of the funnel: its names are ${list([...names.keys()])}.`]
  }
  return []
}

function list(names: readonly string[] | undefined): string {
  return formatList((names ?? []).slice(0, 10).map(quote))
}
