import { MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { listTables, type SectionName } from '@/lib/query/section'
import { READS } from './reads'
import type { ReportName } from './registry'
import { TABLES } from './tables'

/** What a section answers in words alone, of which it has no table. */
const IN_WORDS: Partial<Record<SectionName, readonly ReportName[]>> = {
  answers: ['to-date', 'change-by-product', 'compare', 'worth', 'goals'],
}

/** The models that the answers behind sections read, each once, in the order of MODELS. */
export function listSectionReads(sections: readonly SectionName[]): readonly ModelName[] {
  const reports: readonly ReportName[] = [
    ...listTables(sections).map((table) => TABLES[table].report),
    ...sections.flatMap((name) => IN_WORDS[name] ?? []),
  ]
  const read = new Set<ModelName>(reports.flatMap((report) => READS[report]))
  return MODEL_NAMES.filter((name) => read.has(name))
}
