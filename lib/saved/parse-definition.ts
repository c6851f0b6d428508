import { z } from 'zod'
import { TundishError } from '@/lib/errors'
import { SECTION_NAMES, type SectionName } from '@/lib/query/section'
import { keepParameters, LONGEST_NOTE, type ReportDefinition, UNBOUND_PRODUCT } from './report-definition'

const schema = z.object({
  parameters: z.record(z.string(), z.string()),
  sections: z
    .array(z.enum(SECTION_NAMES as [SectionName, ...SectionName[]]))
    .min(1)
    .refine((names) => new Set(names).size === names.length),
  note: z.string().max(LONGEST_NOTE).nullable(),
  rules: z.object({
    version: z.int(),
    timeZone: z.string(),
    fiscalMonth: z.int().min(1).max(12),
    weekStart: z.enum(['monday', 'sunday', 'saturday']).optional(),
    smallestChange: z.number(),
    conversionHours: z.number(),
  }),
})

/**
 * Reads a definition that was stored, or that arrived. Throws `bad_report` for anything else; unknown parameters are left
 * out. What its parameters say is not looked at: `explainUnreadable` does.
 */
export function parseReportDefinition(value: unknown): ReportDefinition {
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    throw new TundishError('bad_report', 'This is no report: its definition cannot be read.')
  const { [UNBOUND_PRODUCT]: unbound, ...parameters } = parsed.data.parameters
  const kept = { ...keepParameters(parameters), ...(unbound !== undefined && { [UNBOUND_PRODUCT]: unbound }) }
  return { ...parsed.data, parameters: kept }
}
