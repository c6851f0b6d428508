import { getEnv } from '@/lib/env'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { readParameters } from '@/lib/query/parse-parameters'
import { toQuarterParameters } from '@/lib/query/quarter-parameters'
import type { RequestSettings } from '@/lib/query/report-request'
import { listPageSections, type SectionName } from '@/lib/query/section'
import type { ShareScope } from '@/lib/query/share-scope'
import { AS_GIVEN, toView, type View, type ViewDefaults } from '@/lib/query/view'
import type { Asker } from '@/lib/reports/asker'
import type { DayRange } from '@/lib/time/day'
import { isVisitorAllowed, requireAccess } from '../_access/visitor'
import { readRequestSettings } from '../api/read-request-settings'
import { askFreshness, askShopAsker } from './ask'

/** Where a view is seen, and what its reader may do there. */
export type Place = Readonly<{
  path: string
  /** The parameters of its own address, which its links keep. */
  own: RawParameters
  /** What a report asks where that address says nothing; nothing on the pages of the dashboard. */
  base: Readonly<Record<string, string>>
  /** Whether its reader may go to the pages of the dashboard. */
  hasPages: boolean
  /** Where the files of its tables are; null: the JSON API has them. */
  filesPath: string | null
  /** Whether annotations can be written here. */
  mayEdit: boolean
  /** What of the question the reader may change. */
  scope: ShareScope
  /** The sections that are there to be pointed at. */
  sections: readonly SectionName[]
}>

/** All that a page knows of its question before it asks, whom it asks, and where it is seen. */
export type Screen = View &
  Readonly<{
    ask: Asker
    settings: RequestSettings
    timeZone: string
    place: Place
    /** The product or category of the address is not in the shop: its sentence; all products are shown. */
    unknownScope: string | null
  }>

export type ScreenParts = Readonly<{
  raw: RawParameters
  /** The days that have sessions; null: the shop is empty. */
  data: DayRange | null
  settings: RequestSettings
  timeZone: string
  ask: Asker
  place: Place
}>

const QUARTERS: ViewDefaults = { settle: toQuarterParameters, comparison: 'last-quarter' }

/** The view at an address of the dashboard. Throws `not_signed_in` and `not_allowed`. */
export function readScreen(path: string, searchParams: Promise<RawParameters>): Promise<Screen> {
  return readOwnScreen(path, searchParams, AS_GIVEN)
}

/** The same for the page about quarters, which has defaults of its own. */
export function readQuarterScreen(path: string, searchParams: Promise<RawParameters>): Promise<Screen> {
  return readOwnScreen(path, searchParams, QUARTERS)
}

async function readOwnScreen(
  path: string,
  searchParams: Promise<RawParameters>,
  defaults: ViewDefaults,
): Promise<Screen> {
  const { visitor } = await requireAccess('viewer')
  const [raw, { data }, ask] = await Promise.all([searchParams, askFreshness(), askShopAsker()])
  const place = {
    path,
    own: raw,
    base: {},
    hasPages: true,
    filesPath: null,
    mayEdit: isVisitorAllowed(visitor, 'editor'),
    scope: 'open' as const,
    sections: listPageSections(path),
  }
  const parts = { raw, data, settings: readRequestSettings(), timeZone: getEnv().timeZone, ask, place }
  return toScreen(parts, defaults)
}

/** A view with whom it asks. Of a report, which says all that it means, there are no defaults but the usual ones. */
export async function toScreen(parts: ScreenParts, defaults: ViewDefaults = AS_GIVEN): Promise<Screen> {
  const { raw, data, settings, timeZone, ask, place } = parts
  const { product, category } = readParameters(raw)
  const unknownScope = data ? await ask.unknownScope({ product, category }) : null
  const view = toView(raw, { ...settings, data }, defaults, unknownScope !== null)
  return { ...view, ask, settings, timeZone, place, unknownScope }
}
