import { cookies } from 'next/headers'
import { cache } from 'react'
import { askSettings } from '@/app/_answers/read-request-settings'
import { refuseToken } from '@/lib/access/refuse-token'
import { isUnlockValue } from '@/lib/access/share-password'
import { hashToken } from '@/lib/access/token'
import type { Db } from '@/lib/db'
import { readVersion } from '@/lib/pipeline/read-health'
import type { RequestSettings } from '@/lib/query/request/request'
import { type Asker, toAsker, toReplay } from '@/lib/reports/asker'
import type { Frozen } from '@/lib/reports/frozen/frozen'
import { getFrozen } from '@/lib/reports/frozen/keep-frozen'
import { listSectionReads } from '@/lib/reports/sections'
import { shareAnswers } from '@/lib/reports/shared-answers'
import { type ReportDefinition, UNBOUND_PRODUCT } from '@/lib/saved/report-definition'
import { getFreshness } from '@/lib/store/freshness'
import { type FoundLink, findLink } from '@/lib/store/kept/share-links'
import type { DayRange } from '@/lib/time/day'
import { readRequestSettings } from '../_answers/read-request-settings'
import { getPublicDb } from './public-db'
import { askRequestFacts } from './request-facts'

/** What somebody with a link may see: its report, and whom to ask for its numbers. */
export type Share = Readonly<{
  db: Db
  link: FoundLink
  definition: ReportDefinition
  ask: Asker
  settings: RequestSettings
  timeZone: string
  data: DayRange | null
  refreshedAt: Date | null
  /** What was kept, where the link is frozen. */
  frozen: Frozen | null
}>

type Opened =
  | Readonly<{ state: 'open'; share: Share }>
  /** A password is asked for first; of the link nothing may be told. */
  | Readonly<{ state: 'locked'; link: FoundLink }>
  /** No such link: unknown, expired, revoked or unreadable, which is not told apart. */
  | Readonly<{ state: 'gone' }>

/**
 * The one way from a token to anything: every page and route of a link begins here. Tokens that open nothing are counted
 * by address, and whoever tries many waits.
 */
export const openShare = cache(async (token: string): Promise<Opened> => {
  const db = getPublicDb()
  const now = new Date()
  const link = await findLink(db, hashToken(token), now)
  if (link === 'unreadable') return { state: 'gone' }
  if (!link) {
    await refuseToken(db, (await askRequestFacts()).address, now)
    return { state: 'gone' }
  }
  const { id, passwordHash } = link
  if (passwordHash !== null) {
    const kept = (await cookies()).get(unlockCookieName(id))?.value
    if (!isUnlockValue(kept, { id, passwordHash }, now)) return { state: 'locked', link }
  }
  return { state: 'open', share: await readShare(db, link) }
})

export function unlockCookieName(linkId: string): string {
  return `tundish_share_${linkId}`
}

async function readShare(db: Db, link: FoundLink): Promise<Share> {
  const frozen = link.kind === 'frozen' ? await getFrozen(db, link.key) : null
  if (!frozen) {
    const [{ data, refreshedAt }, shared] = await Promise.all([getFreshness(db), shareAnswers(db)])
    const { timeZone } = await askSettings()
    const settings = await readRequestSettings()
    const { definition } = link
    const ask = toAsker(db, shared)
    return { db, link, definition, ask, settings, timeZone, data, refreshedAt, frozen }
  }
  const { freshness } = frozen
  const definition = toAsked(frozen)
  return {
    db,
    link,
    definition,
    ask: toReplay(frozen.answers),
    settings: { ...freshness.settings, now: new Date(freshness.settings.now) },
    timeZone: definition.rules.timeZone,
    data: freshness.data,
    refreshedAt: freshness.refreshedAt === null ? null : new Date(freshness.refreshedAt),
    frozen,
  }
}

/** What a frozen report was asked, as its answers say it; those of before products had ids in questions name them. */
function toAsked({ definition, askedProduct }: Frozen): ReportDefinition {
  if (askedProduct === null) return definition
  const { [UNBOUND_PRODUCT]: _, ...parameters } = definition.parameters
  return { ...definition, parameters: { ...parameters, product: askedProduct } }
}

/** Another word as soon as an open page has something new to show; see `readVersion`. */
export async function readShareVersion({ db, frozen, ...share }: Share): Promise<string> {
  if (frozen) return 'frozen'
  const { definition, refreshedAt, settings } = share
  return readVersion(db, listSectionReads(definition.sections), { ...settings, refreshedAt })
}
