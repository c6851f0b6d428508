import { z } from 'zod'
import { LONGEST_NAME } from '@/lib/query/scope'
import type { Day } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import { choice, line, paragraphs, parseForm, read, text } from './form'
import {
  type AskedScope,
  GOAL_METRICS,
  GOAL_SCOPES,
  type GoalAim,
  type GoalMetric,
  type GoalScopeKind,
  type GoalSubject,
  isGoalRate,
  LONGEST_NOTE,
  LONGEST_OWNER,
  listGoalQuarters,
  parseQuarter,
  parseTarget,
} from './goal'

export type GoalField = 'metric' | 'scope' | 'scopeName' | 'quarter' | keyof GoalAim

/** What the form holds, as text. */
export type TypedGoal = Readonly<Record<GoalField, string>>

type Now = Readonly<{ today: Day; fiscalMonth: FiscalMonth }>

/**
 * What a new goal is about, from whatever arrived. A quarter that is over, or too far ahead, is refused. Throws
 * `WrongField`.
 */
export function parseGoalSubject(raw: unknown, { today, fiscalMonth }: Now): GoalSubject<AskedScope> {
  const quarter = read((given) => parseQuarter(given, fiscalMonth), 'Choose a quarter.')
    .refine(({ to }) => to > today, 'That quarter is over. Choose this one or a later one.')
    .refine(
      ({ from }) => listGoalQuarters(today, fiscalMonth).includes(from),
      'That is too far ahead. Choose this quarter or one of the next four.',
    )
  return parseForm(subject.extend({ quarter }).transform(toSubject), raw)
}

const subject = z.object({
  metric: choice(GOAL_METRICS, 'Choose what the goal is about.'),
  scope: choice(
    Object.keys(GOAL_SCOPES) as GoalScopeKind[],
    'Choose whether it is of the shop, a category or a product.',
  ),
  scopeName: text('Choose what it is of.'),
})

type Subject = z.output<typeof subject> & Pick<GoalSubject, 'quarter'>

/** A name is taken exactly as it came. */
function toSubject(
  { scope: kind, scopeName: name, ...subject }: Subject,
  context: z.RefinementCtx,
): GoalSubject<AskedScope> {
  if (kind === 'shop') return { ...subject, scope: { kind, name: null } }
  if (name.trim() === '' || name.length > LONGEST_NAME) {
    context.addIssue({ code: 'custom', path: ['scopeName'], message: `Choose the ${kind}.` })
  }
  return { ...subject, scope: { kind, name } }
}

/** The part of a goal that may change, from whatever arrived. Throws `WrongField`. */
export function parseGoalAim(raw: unknown, metric: GoalMetric): GoalAim {
  const target = read(
    (given) => parseTarget(given, metric),
    isGoalRate(metric)
      ? 'Give the target as per cent, above 0 and at most 100, such as 12.5.'
      : 'Give the target as a whole number of at least 1, such as 1200.',
  )
  return parseForm(z.object({ target, ...aim }), raw)
}

const aim = {
  owner: line(1, LONGEST_OWNER, `Say who owns the goal, in 1 to ${LONGEST_OWNER} characters.`),
  note: paragraphs(
    LONGEST_NOTE,
    ({ length }) => `Keep the note to ${LONGEST_NOTE} characters; it has ${length}.`,
  ),
}
