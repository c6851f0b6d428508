import { formatName } from '@/lib/format/format-name'
import type { ReportQuery } from '@/lib/query/report-query'
import { unitOf } from '@/lib/query/unit'

type Named = Readonly<{
  query: ReportQuery
  against: string
  category: string | null
  /** What people read for the product that is asked about. */
  product: string | null
  /** What filters are called that are saved with a name. */
  segments: readonly Readonly<{ name: string; filter: string }>[]
}>

/** What the two sides are called: `Phones`, and `all other sessions`. */
export function saySides({ query, against, category, product, segments }: Named): readonly [string, string] {
  const { many } = unitOf(query)
  const nameFilter = (filter: string) =>
    formatName(segments.find((segment) => segment.filter === filter)?.name ?? filter)
  const { where, category: of } = query.scope
  const met = product ?? (of === undefined ? null : formatName(of))
  const one = where === undefined ? (met ?? `all ${many}`) : nameFilter(where)
  if (category !== null) return [product ?? one, `other products of ${formatName(category)}`]
  return [one, against === 'others' ? `all other ${many}` : nameFilter(against)]
}
