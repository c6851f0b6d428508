import { formatList } from '@/lib/format/format-list'
import { listPathsOf } from '../fields/path'
import type { NameCounts } from '../find-meanings'
import type { KnownShape } from '../known/known-shape'
import type { Mapping } from '../mapping'
import { sayFunnel } from '../say-funnel'
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
    ...sayRows(mapping, names),
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

function sayRows(mapping: Mapping, names: NameCounts): readonly string[] {
  if (mapping.rows === 'orders') {
    return [
      'These are orders: no funnel is in them by themselves, as nothing says what was viewed or put into a cart.',
    ]
  }
  return [sayFunnel(names, (name) => mapping.meanings[name]) ?? []].flat()
}
