import type { DataState } from '@/lib/models/data-state'
import { warnOfDataState } from '@/lib/models/explain-data-state'

/** The line beside numbers that may be wrong or behind, with each problem; empty where there is nothing to say. */
export function formatWarning(dataState: DataState): string {
  const warning = warnOfDataState(dataState)
  return warning === null ? '' : `! ${warning} ${dataState.problems.join(' ')}\n`
}
