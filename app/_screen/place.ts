import { toHref } from '@/components/filters/to-href'
import type { SectionName } from '@/lib/query/section'
import { type TableName, toTableRequest } from '@/lib/reports/tables'
import { toVisitorChanges } from '@/lib/saved/share-scope'
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
