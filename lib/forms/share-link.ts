import { SHARE_SCOPE_NAMES, type ShareScope } from '@/lib/saved/share-scope'
import { addDays, type Day, parseDay } from '@/lib/time/day'

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

type Checked<T> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; field: LinkField; problem: string }>

export const FEWEST_PASSWORD_CHARACTERS = 8
const LONGEST_PASSWORD = 128
const MOST_ORIGINS = 20
const ENDS = { never: null, '7': 7, '30': 30, '90': 90 } as const

/** Reads what the form sent; whatever it is, a wrong value comes back with its field and a sentence. */
export function parseNewLink(raw: unknown, today: Day): Checked<NewLinkTerms> {
  const kind = readText(raw, 'kind')
  if (kind !== 'live' && kind !== 'frozen') return refuse('kind', 'Choose live or frozen.')
  const password = parsePassword(readText(raw, 'password'))
  if (!password.ok) return password
  const terms = parseTerms(raw, today)
  if (!terms.ok) return terms
  const scope = kind === 'frozen' ? 'locked' : terms.value.scope
  return { ok: true, value: { ...terms.value, scope, kind, password: password.value } }
}

function parseTerms(raw: unknown, today: Day): Checked<LinkTerms> {
  const scope = SHARE_SCOPE_NAMES.find((name) => name === readText(raw, 'scope'))
  if (!scope) return refuse('scope', 'Choose what a visitor may change.')
  const ends = readText(raw, 'ends') ?? ''
  const endsOn = Object.hasOwn(ENDS, ends) ? toEnd(ENDS[ends as keyof typeof ENDS], today) : parseDay(ends)
  if (endsOn === null && ends !== 'never') {
    return refuse('ends', 'Give the day on which it ends as YYYY-MM-DD, or never.')
  }
  if (endsOn !== null && endsOn <= today) return refuse('ends', 'Choose a day after today.')
  const origins = parseOrigins(readText(raw, 'origins') ?? '')
  return origins.ok ? { ok: true, value: { scope, endsOn, embedOrigins: origins.value } } : origins
}

function toEnd(days: number | null, today: Day): Day | null {
  return days === null ? null : addDays(today, days)
}

function parsePassword(text: string | null): Checked<string | null> {
  if (text === null) return refuse('password', 'The password must be text.')
  if (text === '') return { ok: true, value: null }
  if ([...text].length < FEWEST_PASSWORD_CHARACTERS || text.length > LONGEST_PASSWORD) {
    const sentence = `A password has ${FEWEST_PASSWORD_CHARACTERS} to ${LONGEST_PASSWORD} characters; leave it empty for none.`
    return refuse('password', sentence)
  }
  return { ok: true, value: text }
}

/** Origins, parted by spaces, commas or lines: https alone, or http on this machine. */
function parseOrigins(text: string): Checked<readonly string[]> {
  const words = text.split(/[\s,]+/).filter(Boolean)
  if (words.length > MOST_ORIGINS) return refuse('origins', `At most ${MOST_ORIGINS} sites can hold a link.`)
  const wrong = words.find((word) => toOrigin(word) === null)
  if (wrong !== undefined) {
    const sentence = `"${wrong.slice(0, 80)}" is no site: give it as https://example.com, without a path.`
    return refuse('origins', sentence)
  }
  return { ok: true, value: [...new Set(words.flatMap((word) => toOrigin(word) ?? []))] }
}

/** Only what can stand in a `frame-ancestors` and mean what it says: no wildcard, path, user or quote. */
function toOrigin(word: string): string | null {
  if (!/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/i.test(word) || !URL.canParse(word)) return null
  const { protocol, hostname, origin } = new URL(word)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  return protocol === 'https:' || isHere ? origin : null
}

function readText(raw: unknown, name: LinkField): string | null {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return null
  const value: unknown = Reflect.get(raw, name)
  return typeof value === 'string' && value.length <= 4000 ? value : null
}

function refuse(field: LinkField, problem: string): Extract<Checked<never>, { ok: false }> {
  return { ok: false, field, problem }
}
