import { formatName } from '@/lib/format/format-name'
import type { RangePreset } from '@/lib/query/range-preset'
import { PARAMETER_NAMES, PARAMETERS } from '@/lib/query/request/parameters'
import { UNBOUND_PRODUCT } from './report-definition'

/**
 * Why what a report keeps cannot be asked, in a sentence; null where it can. What was kept must be read as it was meant
 * or not at all: with a default in its place a report, and every link to it, would show more than it did.
 */
export function explainUnreadable(kept: Readonly<Record<string, string>>): string | null {
  const unbound = kept[UNBOUND_PRODUCT]
  if (unbound !== undefined) {
    return `It was saved for a product called "${formatName(unbound)}", and not one product alone is called so. Choose the product again.`
  }
  for (const name of PARAMETER_NAMES) {
    const text = Object.hasOwn(kept, name) ? kept[name] : undefined
    if (text === undefined || PARAMETERS[name].parse(text) !== null) continue
    return `What it keeps as "${name}" must be ${PARAMETERS[name].must}; it is "${formatName(text.slice(0, 60))}".`
  }
  const { from, to } = kept
  if (from === undefined || to === undefined || from < to) return null
  return `What it keeps as "from" (${from}) must be before "to" (${to}), which is not included.`
}

/** Why the days that a report keeps cannot be shown: all of them are before the data there is now, or after them. */
export function explainDays(
  { from, to }: Readonly<Record<string, string>>,
  { preset }: Readonly<{ preset: RangePreset | 'custom' }>,
): string | null {
  if ((from === undefined && to === undefined) || preset === 'custom') return null
  const days = [
    ...(from === undefined ? [] : [`from ${from} on`]),
    ...(to === undefined ? [] : [`before ${to}`]),
  ]
  return `There are no data for the days that it keeps, ${days.join(', ')}.`
}
