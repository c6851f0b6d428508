import { capitalise } from '@/lib/format/capitalise'
import { NO_NAMES, type ProductNames } from '@/lib/query/scope'
import { nameParameters } from '@/lib/saved/explain-parameters'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { LONGEST_REPORT_NAME } from './saved-report'

/** A name to begin with: the page, its range, and of what it is; `Products, last 30 days, ZZ Plant`. */
export function suggestName(
  title: string,
  parameters: Readonly<Record<string, string>>,
  names: ProductNames = NO_NAMES,
): string {
  const { range, scope } = nameParameters(parameters, names)
  return [title.replace(/\?$/, ''), range, ...(scope === 'all products' ? [] : [scope])]
    .join(', ')
    .slice(0, LONGEST_REPORT_NAME)
}

/** What a report shows, in a line: `Last 90 days · sessions · all products · 5 sections`. */
export function nameDefinition(
  { parameters, sections }: ReportDefinition,
  names: ProductNames = NO_NAMES,
): string {
  const { range, unit, scope } = nameParameters(parameters, names)
  const many = sections.length === 1 ? '1 section' : `${sections.length} sections`
  return [capitalise(range), unit, scope, many].join(' · ')
}
