import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { formatName } from '@/lib/format/format-name'
import type { PageDefaults } from '@/lib/query/request/defaults'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { type Request, type RequestSettings, readRequest } from '@/lib/query/request/request'
import { sayScope } from '@/lib/query/scope'
import { PAGES, type Page, type PagePath, type SectionName } from '@/lib/query/section'
import type { Asker } from '@/lib/reports/asker'
import type { ShareScope } from '@/lib/saved/share-scope'
import type { DayRange } from '@/lib/time/day'
import { askFreshness, askShopAsker } from './ask'
import { bindAddress } from './bind-address'

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

/** Why nothing is shown, and whose it is: of the address, which its reader may change, or of what a report keeps. */
export type Refusal = Readonly<{ of: 'address' | 'report'; sentence: string }>

/** All that a page knows of its question before it asks, whom it asks, and where it is seen. */
export type Screen = Request &
  Readonly<{
    ask: Asker
    place: Place
    /** The product that the question is of, and what people read for it; null: it is of many. */
    product: Readonly<{ id: string; label: string }> | null
    /** What the question is of, for reading: a product, a category, or all products. */
    scopeName: string
    /** Null where the question can be asked. Else nothing is: never is more shown than was asked for. */
    refusal: Refusal | null
  }>

export type ScreenParts = Readonly<{
  raw: RawParameters
  /** The days that have sessions; null: the shop is empty. */
  data: DayRange | null
  settings: RequestSettings
  ask: Asker
  place: Place
  /** Why the question cannot be asked, as far as that is known. */
  refusal: Refusal | null
}>

/** The view at an address of the dashboard. Throws `not_signed_in` and `not_allowed`. */
export async function readScreen(path: PagePath, searchParams: Promise<RawParameters>): Promise<Screen> {
  const page: Page = PAGES[path]
  const { visitor } = await requireAccess('viewer')
  const [given, { data }, ask] = await Promise.all([searchParams, askFreshness(), askShopAsker()])
  const { raw, problem } = data ? await bindAddress(ask, given) : { raw: given, problem: null }
  const refusal = problem === null ? null : ({ of: 'address', sentence: problem } as const)
  const place = {
    path,
    own: raw,
    base: {},
    hasPages: true,
    filesPath: null,
    mayEdit: isVisitorAllowed(visitor, 'editor'),
    scope: 'open' as const,
    sections: page.sections,
  }
  return toScreen({ raw, data, settings: readRequestSettings(), ask, place, refusal }, page.defaults)
}

/**
 * A view with whom it asks; the product of `raw` is an id. Of a report, which says all that it means, there are no
 * defaults but the usual ones.
 */
export async function toScreen(parts: ScreenParts, defaults?: PageDefaults): Promise<Screen> {
  const { raw, data, settings, ask, place } = parts
  const request = readRequest(raw, settings, data, defaults)
  const { scope } = request.query
  const unknown = data && !parts.refusal ? await ask.unknownScope({ scope }) : null
  const refusal = parts.refusal ?? (unknown === null ? null : ({ of: 'address', sentence: unknown } as const))
  const { product: id } = scope
  const product =
    id === undefined ? null : { id, label: refusal ? formatName(id) : await ask.productName(id) }
  const scopeName = sayScope(scope, new Map(product ? [[product.id, product.label]] : []))
  return { ...request, ask, place, product, scopeName, refusal }
}
