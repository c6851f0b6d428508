import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { TundishError } from '@/lib/errors'
import { formatName } from '@/lib/format/format-name'
import type { Funnel } from '@/lib/funnel/definition'
import type { PageDefaults } from '@/lib/query/request/defaults'
import { ofFunnel } from '@/lib/query/request/of-funnel'
import type { RawParameters } from '@/lib/query/request/parse-parameters'
import { type Request, readRequest } from '@/lib/query/request/request'
import { SCOPE_KINDS, sayScope } from '@/lib/query/scope'
import type { SectionName } from '@/lib/query/section'
import type { Asker } from '@/lib/reports/asker'
import { BeingCounted, bindSections } from '@/lib/reports/bind-funnel'
import { explainDays, explainUnreadable } from '@/lib/saved/explain-unreadable'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { readChosen, type ShareScope, toScopedParameters, toStanding } from '@/lib/saved/share-scope'
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
export type Refusal = Readonly<{
  of: 'address' | 'report'
  sentence: string
  /** The funnel for which the page has to wait, and no longer than it is counted. */
  counting?: Funnel
}>

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

/** What is looked at: the sections of a page, with what it has by default, or a report, which says all that it means. */
type Shown = Readonly<{
  sections: readonly SectionName[]
  defaults?: PageDefaults
  /** What a report asks. */
  parameters?: ReportDefinition['parameters']
}>

type Parts = Pick<Screen, 'ask' | 'data' | 'settings'> & Readonly<{ place: Omit<Place, 'base' | 'sections'> }>

/** The view at an address of the dashboard. Throws `not_signed_in` and `not_allowed`. */
export async function readScreen(path: string, shown: Shown, own: RawParameters): Promise<Screen> {
  const { visitor } = await requireAccess('viewer')
  const [{ data }, ask] = await Promise.all([askFreshness(), askShopAsker()])
  const mayEdit = isVisitorAllowed(visitor, 'editor')
  const place = { path, own, hasPages: true, filesPath: null, mayEdit, scope: 'open' } as const
  return toScreen(shown, { ask, data, settings: await readRequestSettings(), place })
}

/**
 * A view as its reader looks at it. Of a report that is its own question, and of the reader's address what the scope
 * allows: its own product is an id, and only the reader's may be a name. What it keeps and cannot be asked is refused, and
 * never left out.
 */
export async function toScreen(shown: Shown, { place: seen, ...parts }: Parts): Promise<Screen> {
  const { sections, defaults, parameters: base = {} } = shown
  const { ask, data, settings } = parts
  const asIs = { raw: seen.own, problem: null }
  const { raw: own, problem } = seen.scope === 'open' ? await bindAddress(parts, seen.own) : asIs
  const raw = shown.parameters ? toScopedParameters(base, own, seen.scope) : own
  const standing = toStanding(base, own, seen.scope)
  const { request, unbound, counting } = await bindSafely(
    ask,
    readRequest(raw, settings, data, defaults),
    sections,
  )
  const { scope } = request.query
  const early =
    toRefusal('report', explainUnreadable(standing)) ??
    toRefusal('address', problem) ??
    toRefusal(Object.hasOwn(own, 'funnel') ? 'address' : 'report', unbound, counting)
  const chosen = readChosen(own, seen.scope)
  const whose = SCOPE_KINDS.some((kind) => chosen[kind]) ? 'address' : 'report'
  const refusal = early ?? (data && toRefusal(whose, await ask.unknownScope({ scope })))
  const { product: id } = scope
  const product =
    id === undefined ? null : { id, label: refusal ? formatName(id) : await ask.productName(id) }
  return {
    ...request,
    ask,
    place: { ...seen, own, base, sections },
    product,
    scopeName: sayOf(request, sayScope(scope, new Map(product ? [[product.id, product.label]] : []))),
    refusal: refusal ?? toRefusal('report', explainDays(standing, request)),
  }
}

/** The funnel before what of it is looked at; one that is counted for the shop has no products to be said. */
function sayOf({ funnel, query }: Request, scope: string): string {
  if (!funnel) return scope
  return query.funnel?.per === 'shop' ? formatName(funnel.name) : `${formatName(funnel.name)} · ${scope}`
}

type Bound = Readonly<{ request: Request; unbound: string | null; counting?: Funnel }>

/** The request of its saved funnel, or the sentence why it cannot be asked of that. */
async function bindSafely(ask: Asker, request: Request, sections: readonly SectionName[]): Promise<Bound> {
  try {
    return { request: await bindSections(ask, request, sections), unbound: null }
  } catch (error) {
    if (!(error instanceof TundishError)) throw error
    const unbound = error.message
    if (!(error instanceof BeingCounted)) return { request, unbound }
    const { funnel } = error
    return { request: ofFunnel({ ...request, metric: null }, funnel), unbound, counting: funnel.definition }
  }
}

function toRefusal(of: Refusal['of'], sentence: string | null, counting?: Funnel): Refusal | null {
  return sentence === null ? null : { of, sentence, ...(counting && { counting }) }
}
