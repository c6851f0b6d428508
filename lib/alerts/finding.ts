import type { Severity } from '@/lib/forms/alert'
import type { ConditionName } from './conditions/condition-name'

/** Something that is wrong at the moment of looking. */
export type Finding = Readonly<{
  /** The same for as long as it is the same thing: `run`, `test:not_null_event_id`. */
  key: AlertKey
  /** problem: numbers are wrong, old or missing. warning: somebody should look. */
  severity: Severity
  /** One line. */
  title: string
  /** A sentence or two. */
  detail: string
  /** Where it can be looked at, from the root of the site. */
  path: string
  /** Another one where there is something new to say: it is worse, or another. What merely grows older is no news. */
  fingerprint: string
}>

/** The condition, and what it is about where it can be about several things. */
export type AlertKey = ConditionName | `${ConditionName}:${string}`
