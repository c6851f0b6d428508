import { LONGEST_NAME } from '@/lib/query/parameters'
import type { Day } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import {
  type AskedScope,
  type GoalAim,
  type GoalMetric,
  type GoalSubject,
  isGoalMetric,
  isGoalRate,
  isGoalScopeKind,
  LONGEST_NOTE,
  LONGEST_OWNER,
  listGoalQuarters,
  parseQuarter,
  parseTarget,
} from './goal'

export type GoalField = 'metric' | 'scope' | 'scopeName' | 'quarter' | 'target' | 'owner' | 'note'

/** What the form holds, as text. */
export type TypedGoal = Readonly<Record<GoalField, string>>

/** A value, or the first field that makes no sense and the sentence that says why. */
export type Checked<T> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; field: GoalField; problem: string }>

/** How a change of a goal went: a problem is a sentence, and the field that it is about where there is one. */
export type GoalOutcome = Readonly<{ problem: string | null; field: GoalField | null }>

type Now = Readonly<{ today: Day; fiscalMonth: FiscalMonth }>

/** What a new goal is about, from whatever arrived. A quarter that is over, or too far ahead, is refused. */
export function parseGoalSubject(
  raw: unknown,
  { today, fiscalMonth }: Now,
): Checked<GoalSubject<AskedScope>> {
  const metric = readText(raw, 'metric')
  if (!isGoalMetric(metric)) return refuse('metric', 'Choose what the goal is about.')
  const scope = parseScope(raw)
  if (!scope.ok) return scope
  const quarter = parseQuarter(readText(raw, 'quarter'), fiscalMonth)
  if (!quarter) return refuse('quarter', 'Choose a quarter.')
  if (quarter.to <= today) return refuse('quarter', 'That quarter is over. Choose this one or a later one.')
  if (!listGoalQuarters(today, fiscalMonth).includes(quarter.from)) {
    return refuse('quarter', 'That is too far ahead. Choose this quarter or one of the next four.')
  }
  return { ok: true, value: { metric, scope: scope.value, quarter } }
}

/** The part of a goal that may change, from whatever arrived. */
export function parseGoalAim(raw: unknown, metric: GoalMetric): Checked<GoalAim> {
  const target = parseTarget(readText(raw, 'target'), metric)
  if (target === null) {
    return isGoalRate(metric)
      ? refuse('target', 'Give the target as per cent, above 0 and at most 100, such as 12.5.')
      : refuse('target', 'Give the target as a whole number of at least 1, such as 1200.')
  }
  const owner = readText(raw, 'owner').trim()
  if (owner.length < 1 || owner.length > LONGEST_OWNER) {
    return refuse('owner', `Say who owns the goal, in 1 to ${LONGEST_OWNER} characters.`)
  }
  const note = readText(raw, 'note').trim()
  if (note.length > LONGEST_NOTE) {
    return refuse('note', `Keep the note to ${LONGEST_NOTE} characters; it has ${note.length}.`)
  }
  return { ok: true, value: { target, owner, note: note === '' ? null : note } }
}

/** A name is taken exactly as it came. */
function parseScope(raw: unknown): Checked<AskedScope> {
  const kind = readText(raw, 'scope')
  if (!isGoalScopeKind(kind))
    return refuse('scope', 'Choose whether it is of the shop, a category or a product.')
  if (kind === 'shop') return { ok: true, value: { kind, name: null } }
  const name = readText(raw, 'scopeName')
  if (name.trim() === '' || name.length > LONGEST_NAME) return refuse('scopeName', `Choose the ${kind}.`)
  return { ok: true, value: { kind, name } }
}

function refuse(field: GoalField, problem: string): { ok: false; field: GoalField; problem: string } {
  return { ok: false, field, problem }
}

/** What arrived under a name; empty where it is no text. PostgreSQL's text holds no NUL. */
function readText(raw: unknown, name: GoalField): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return ''
  const value: unknown = Reflect.get(raw, name)
  return typeof value === 'string' ? value.replaceAll('\0', '') : ''
}
