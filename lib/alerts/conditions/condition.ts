import type { Db } from '@/lib/db'
import type { Severity } from '@/lib/forms/alert'
import type { AlertSettings } from '../alert-settings'

export type ConditionName = 'run' | 'stale' | 'test' | 'goal' | 'rate'

/** Something that is wrong at the moment of looking. */
export type Finding = Readonly<{
  /**
   * The condition, and what it is about where it can be about several things; the same for as long as it is the same
   * thing: `run`, `test:not_null_event_id`.
   */
  key: ConditionName | `${ConditionName}:${string}`
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

/** What a condition is judged with. */
export type JudgeContext = Readonly<{
  db: Db
  settings: AlertSettings
  now: Date
  /** The fingerprints of what is open, by key: what is hard to open is not as easily over. */
  open: ReadonlyMap<string, string>
}>

/** Null where it cannot be told now: then nothing of the condition opens or ends. */
export type Judge = (context: JudgeContext) => Promise<readonly Finding[] | null>
