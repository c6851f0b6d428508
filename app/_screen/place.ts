import { toHref } from '@/components/filters/to-href'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { type Behind, toBehindChanges } from '@/lib/query/people'
import type { ReportQuery } from '@/lib/query/report-query'
import type { SectionName } from '@/lib/query/section'
import { type TableName, toTableRequest } from '@/lib/reports/tables'
import { toVisitorChanges } from '@/lib/saved/share-scope'
import type { Day } from '@/lib/time/day'
import { nextGrain } from '@/lib/time/grain'
import type { Screen } from './screen'

type Changes = Readonly<Record<string, string | null>>

/** The same view with some parameters changed. */
export function hrefHere({ place: { path, own, base } }: Screen, changes: Changes): string {
  return toHref(path, own, toVisitorChanges(base, changes))
}

/** A section of the same page; null where it has none. */
export function hrefSection({ place }: Screen, name: SectionName): string | null {
  return place.sections.includes(name) ? `#${name}` : null
}

/** Another page asking the same; null where the reader may not go there. */
export function hrefPage({ place, raw }: Screen, path: string, changes: Changes = {}): string | null {
  return place.hasPages ? toHref(path, raw, changes) : null
}

/** Those behind a number of this view, of other days or of a product where `more` says so; null where the reader may not go there. */
export function hrefPeople(screen: Screen, behind: Behind, more: Changes = {}): string | null {
  const kept = { sort: null, dir: null, q: null, ...toBehindChanges(funnelOf(screen.query), behind) }
  return hrefPage(screen, '/people', { ...kept, ...more })
}

/** The same of each bucket of a view over time: those that reached the step at `place` in what of it is in the range. */
export function hrefBucket(
  screen: Screen,
  { range, grain }: Pick<ReportQuery, 'range' | 'grain'>,
  place: number,
) {
  return ({ start }: Readonly<{ start: Day }>) => {
    const end = nextGrain(start, grain)
    const from = range && range.from > start ? range.from : start
    const to = range && range.to < end ? range.to : end
    return hrefPeople(screen, { place, isLost: false }, { range: null, from, to })
  }
}

/** The page of one product, as it was known when the view says; null where the reader may not go there. */
export function hrefProduct({ place, asOf }: Screen, id: string): string | null {
  return place.hasPages ? toHref('/products/product', {}, { id, as_of: asOf }) : null
}

/** A table of this view as CSV. */
export function hrefCsv(screen: Screen, table: TableName): string {
  const { filesPath, own } = screen.place
  if (filesPath !== null) return toHref(`${filesPath}/${table}`, own, { format: 'csv' })
  const { report, search } = toTableRequest(table, screen)
  return `/api/reports/${report}?${search}&format=csv`
}
