import { warnOfGuard } from '@/lib/models/explain-guard'
import type { Guard } from '@/lib/models/guard'

/** The line beside numbers that may be wrong or behind, with each problem; empty where there is nothing to say. */
export function formatWarning(guard: Guard): string {
  const warning = warnOfGuard(guard)
  return warning === null ? '' : `! ${warning} ${guard.problems.join(' ')}\n`
}
