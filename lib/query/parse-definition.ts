import { z } from 'zod'
import { TundishError } from '@/lib/errors'
import { keepParameters, LONGEST_NOTE, type ReportDefinition } from './report-definition'
import { SECTION_NAMES, type SectionName } from './section'

const schema = z.object({
  parameters: z.record(z.string(), z.string().max(200)),
  sections: z
    .array(z.enum(SECTION_NAMES as [SectionName, ...SectionName[]]))
    .min(1)
    .refine((names) => new Set(names).size === names.length),
  note: z.string().max(LONGEST_NOTE).nullable(),
  rules: z.object({
    version: z.int(),
    timeZone: z.string(),
    fiscalMonth: z.int().min(1).max(12),
    smallestChange: z.number(),
    conversionHours: z.number(),
  }),
})

/** Reads a definition that was stored, or that arrived. Throws `bad_report` for anything else; unknown parameters are left out. */
export function parseReportDefinition(value: unknown): ReportDefinition {
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    throw new TundishError('bad_report', 'This is no report: its definition cannot be read.')
  return { ...parsed.data, parameters: keepParameters(parsed.data.parameters) }
}
