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

export function toQueryString({ range, unit, product }: ReportQuery): URLSearchParams {
  const search = new URLSearchParams({ unit })
  if (range) {
    search.set('from', range.from)
    search.set('to', range.to)
  }
  if (product !== null) search.set('product', product)
  return search
}
