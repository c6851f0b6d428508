import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { KEPT_PARAMETERS, keepParameters, UNBOUND_PRODUCT } from './report-definition'

/** What a visitor of a link may change of the report. */
export const SHARE_SCOPES = {
  locked: { label: 'Nothing', may: 'sees the report as it is', names: [] },
  range: { label: 'The range', may: 'may choose other days', names: ['range', 'from', 'to'] },
  open: { label: 'All filters', may: 'may look at anything of this shop', names: KEPT_PARAMETERS },
} as const satisfies Record<string, Readonly<{ label: string; may: string; names: readonly string[] }>>

export type ShareScope = keyof typeof SHARE_SCOPES

export const SHARE_SCOPE_NAMES = Object.keys(SHARE_SCOPES) as readonly ShareScope[]

/** How a table is sorted and paged, and what of a picture is opened: nothing that is asked of the database. */
const VIEWING = ['sort', 'dir', 'page', 'q', 'part', 'verdict']

const RANGE_NAMES = ['range', 'from', 'to']

/**
 * The parameters with which a report is looked at: its own, and of the visitor's only those that the scope allows. Days
 * that a visitor chooses take the place of the report's, all of them together; what a visitor leaves empty (`product=`)
 * takes the report's away.
 */
export function toScopedParameters(
  own: Readonly<Record<string, string>>,
  visitors: RawParameters,
  scope: ShareScope,
): Record<string, string> {
  const kept = keepParameters(toStanding(own, visitors, scope))
  const chosen = pick(readChosen(visitors, scope), (_, text) => text !== '')
  return { ...kept, ...chosen, ...keepParameters(visitors, VIEWING) }
}

/** What of a report's own parameters stands when it is looked at: all but those that the visitor chooses instead. */
export function toStanding(
  own: Readonly<Record<string, string>>,
  visitors: RawParameters,
  scope: ShareScope,
): Record<string, string> {
  const chosen = readChosen(visitors, scope)
  const choosesDays = RANGE_NAMES.some((name) => Object.hasOwn(chosen, name))
  return pick(own, (name) => {
    if (RANGE_NAMES.includes(name)) return !choosesDays
    return !Object.hasOwn(chosen, name === UNBOUND_PRODUCT ? 'product' : name)
  })
}

/** Of a visitor's address what the scope allows; empty where a visitor takes the report's away. */
export function readChosen(visitors: RawParameters, scope: ShareScope): Record<string, string> {
  const allowed: readonly string[] = SHARE_SCOPES[scope].names
  return pick(keepParameters(visitors), (name) => allowed.includes(name))
}

/**
 * Changes of a visitor's address (null takes away) on a report that asks `own`: what is the report's is taken away by
 * leaving it empty. Its days are replaced all together, so they need no taking away.
 */
export function toVisitorChanges(
  own: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): Record<string, string | null> {
  const isOwn = (name: string) => Object.hasOwn(own, name) && !RANGE_NAMES.includes(name)
  const entries = Object.entries(changes).map(([name, text]) => [name, text ?? (isOwn(name) ? '' : null)])
  return Object.fromEntries(entries)
}

function pick(
  record: Readonly<Record<string, string>>,
  isWanted: (name: string, text: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry) => isWanted(...entry)))
}
