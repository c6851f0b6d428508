import { MODEL_NAMES, type ModelName } from '@/lib/models/registry'
import { listTables, type SectionName } from '@/lib/query/section'
import { READS } from './reads'
import { TABLES } from './tables'

/** The models that the answers behind sections read, each once, in the order of MODELS. */
export function listSectionReads(sections: readonly SectionName[]): readonly ModelName[] {
  const read = new Set<ModelName>(listTables(sections).flatMap((table) => READS[TABLES[table].report]))
  return MODEL_NAMES.filter((name) => read.has(name))
}
