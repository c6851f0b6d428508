import type { Knowledge } from '@/lib/query/knowledge'
import type { Day } from '@/lib/time/day'

/** When something was known, as ISO 8601, and since when anything is. */
export type KnownThen = Readonly<{
  asOf: Day | null
  at: string
  /** When snapshots begin; null: there are none. */
  beginsAt: string | null
}>

/** The last moment of what was known, and when snapshots begin (null: there are none). */
export type KnownThenRow = Readonly<{ at: Date; begins_at: Date | null }>

export function toKnownThen({ asOf }: Knowledge, { at, begins_at: beginsAt }: KnownThenRow): KnownThen {
  return { asOf, at: at.toISOString(), beginsAt: beginsAt?.toISOString() ?? null }
}

/** Whether snapshots had begun. */
export function isAnythingKnown({ at, beginsAt }: KnownThen): boolean {
  return beginsAt !== null && beginsAt <= at
}
