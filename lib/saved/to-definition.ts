import type { Request } from '@/lib/query/request/request'
import type { SectionName } from '@/lib/query/section'
import { type CountingRules, keepParameters, type ReportDefinition } from './report-definition'

/**
 * A view as a report would keep it: what a page has by default is said, so that it means the same anywhere. Relative
 * ranges stay relative; what of the address could not be used is left out.
 */
export function toDefinition(
  view: Request,
  sections: readonly SectionName[],
  rules: CountingRules,
  note: string | null = null,
): ReportDefinition {
  const { raw, parameters, preset, comparison, periodMetric: metric } = view
  const { range: _range, from: _from, to: _to, ...kept } = keepParameters(raw)
  const { from, to } = parameters
  const usable = Object.entries(kept).filter(
    ([name]) => !Object.hasOwn(parameters, name) || parameters[name as keyof typeof parameters] !== null,
  )
  const days: Record<string, string> =
    preset === 'custom' ? { ...(from && { from }), ...(to && { to }) } : { range: preset }
  return {
    parameters: {
      ...Object.fromEntries(usable),
      ...days,
      ...(sections.includes('changed') && comparison && { compare: comparison }),
      ...(sections.includes('periods') && { metric }),
    },
    sections,
    note,
    rules,
  }
}
