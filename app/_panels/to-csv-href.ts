import type { ReportQuery } from '@/lib/query/report-query'
import type { ReportName } from '@/lib/reports/registry'

/** The CSV of exactly what is on the screen: the absolute range, not the name that it had today. */
export function toCsvHref(report: ReportName, query: ReportQuery, comparing: boolean): string {
  const search = toQueryString(query)
  if (report === 'trend') search.set('grain', query.grain)
  if (comparing) search.set('compare', 'previous')
  search.set('format', 'csv')
  return `/api/reports/${report}?${search}`
}

/** The CSV of a report that compares: both ranges absolute, and what else it was asked. */
export function toCompareCsvHref(
  report: ReportName,
  query: ReportQuery,
  before: ReportQuery | null,
  more: Readonly<Record<string, string>> = {},
): string {
  const search = toQueryString(query)
  if (before?.range) {
    search.set('before_from', before.range.from)
    search.set('before_to', before.range.to)
  }
  for (const [name, value] of Object.entries(more)) search.set(name, value)
  search.set('format', 'csv')
  return `/api/reports/${report}?${search}`
}

export function toQueryString({ range, unit, product, category }: ReportQuery): URLSearchParams {
  const search = new URLSearchParams({ unit })
  if (range) {
    search.set('from', range.from)
    search.set('to', range.to)
  }
  if (product !== null) search.set('product', product)
  if (category !== null) search.set('category', category)
  return search
}
