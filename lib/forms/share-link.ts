import type { ShareScope } from '@/lib/saved/share-scope'
import type { Day } from '@/lib/time/day'

/** Live links answer anew each time, frozen ones show what was answered when they were made. */
export const LINK_KINDS = {
  live: { label: 'Live', says: 'the numbers of the day it is opened; “last 30 days” moves on' },
  frozen: { label: 'Frozen', says: 'the numbers as they are now, for good' },
} as const satisfies Record<string, Readonly<{ label: string; says: string }>>

export type LinkKind = keyof typeof LINK_KINDS

export type LinkState = 'working' | 'expired' | 'revoked' | 'report deleted'

/** What of a link can be chosen, and changed later. */
export type LinkTerms = Readonly<{
  scope: ShareScope
  /** The first day on which it no longer works, in the workspace's time zone; null: it does not end. */
  endsOn: Day | null
  /** Origins whose pages may hold it in a frame. */
  embedOrigins: readonly string[]
}>

export type NewLinkTerms = LinkTerms & Readonly<{ kind: LinkKind; password: string | null }>

/** What the form holds, as text. */
export type LinkField = 'kind' | 'scope' | 'ends' | 'password' | 'origins'
export type TypedLink = Readonly<Record<LinkField, string>>

export const FEWEST_PASSWORD_CHARACTERS = 8
