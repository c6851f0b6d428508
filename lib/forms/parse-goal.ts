import { z } from 'zod'
import { quote } from '@/lib/format/quote'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { LONGEST_NAME } from '@/lib/query/scope'
import type { Day, DayRange } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'
import { choice, line, paragraphs, parseForm, read, text } from './form'
import {
  type AskedScope,
  GOAL_SCOPES,
  type GoalAim,
  type GoalFunnel,
  type GoalMetric,
  type GoalScopeKind,
  type GoalSubject,
  isGoalRate,
  LONGEST_NOTE,
  LONGEST_OWNER,
  listGoalMetrics,
  listGoalQuarters,
  ofGoal,
  parseQuarter,
  parseTarget,
} from './goal'

export type GoalField = 'funnel' | 'metric' | 'scope' | 'scopeName' | 'quarter' | keyof GoalAim

/** What the form holds, as text. */
export type TypedGoal = Readonly<Record<GoalField, string>>

/** `funnels`: the saved ones that there are. */
type Now = Readonly<{ today: Day; fiscalMonth: FiscalMonth; funnels: readonly GoalFunnel[] }>

/**
 * What a new goal is about, from whatever arrived; no funnel is the product funnel. A quarter that is over, or too far
 * ahead, is refused. Throws `WrongField`.
 */
export function parseGoalSubject(
  raw: unknown,
  { today, fiscalMonth, funnels }: Now,
): GoalSubject<AskedScope> {
  const quarter = read((given) => parseQuarter(given, fiscalMonth), 'Choose a quarter.')
    .refine(({ to }) => to > today, 'That quarter is over. Choose this one or a later one.')
    .refine(
      ({ from }) => listGoalQuarters(today, fiscalMonth).includes(from),
      'That is too far ahead. Choose this quarter or one of the next four.',
    )
  const funnel = read(
    (given) => (given === '' ? { of: null } : toChosen(funnels.find(({ id }) => id === given))),
    'Choose one of the funnels.',
  )
  return parseForm(z.object({ funnel, ...SUBJECT, quarter }).transform(toSubject), raw)
}

function toChosen(of: GoalFunnel | undefined) {
  return of ? { of } : null
}

const SUBJECT = {
  metric: text('Choose what the goal is about.'),
  scope: choice(
    Object.keys(GOAL_SCOPES) as GoalScopeKind[],
    'Choose whether it is of the shop, a category or a product.',
  ),
  scopeName: text('Choose what it is of.'),
}

type Typed = Readonly<{ funnel: { of: GoalFunnel | null }; metric: string; quarter: DayRange }> &
  Readonly<{ scope: GoalScopeKind; scopeName: string }>

/** A name is taken exactly as it came. */
function toSubject(
  { funnel: { of: funnel }, metric: asked, scope: kind, scopeName: name, quarter }: Typed,
  context: z.RefinementCtx,
): GoalSubject<AskedScope> {
  const definition = funnelOf(ofGoal({ funnel }))
  const metric = listGoalMetrics(definition).find((one) => one.name === asked)
  if (!metric) {
    context.addIssue({ code: 'custom', path: ['metric'], message: 'Choose what the goal is about.' })
    return z.NEVER
  }
  const subject = { metric, funnel, quarter }
  if (kind === 'shop') return { ...subject, scope: { kind, name: null } }
  if (definition.per === 'shop') {
    const message = `The funnel ${quote(funnel?.name ?? '')} is counted for the whole shop, and so is a goal of it.`
    context.addIssue({ code: 'custom', path: ['scope'], message })
  }
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
