import { formatRange } from '@/lib/format/format-day'
import type { DayRange } from '@/lib/time/day'
import { RANGE_PRESETS, type RangePreset } from '../range-preset'
import { SCOPES } from '../scope'
import { PARAMETER_NAMES, PARAMETERS, type Parameters } from './parameters'
import type { RawParameters } from './parse-parameters'

/** What the screen does with the address, in words. */
type Shown = Readonly<{ parameters: Parameters; preset: RangePreset | 'custom'; range: DayRange | null }>

/**
 * A sentence for each part of the address that the screen had to leave out, saying what it must be; none when
 * all of it was understood. What nobody reads is nobody's concern; what a question is narrowed to is never left out, unless it
 * is empty.
 */
export function explainLeftOut(raw: RawParameters, { parameters, preset, range }: Shown): string[] {
  const sentences = PARAMETER_NAMES.flatMap((name) => {
    const given = raw[name]
    if (given === undefined || parameters[name] !== null) return []
    if (Object.hasOwn(SCOPES, name) && given !== '') return []
    return [`"${name}" in the address must be ${PARAMETERS[name].must}, so it is left out.`]
  })
  const { from, to } = parameters
  if (from && to && from >= to) {
    sentences.push(
      `"from" (${from}) must be before "to" (${to}), which is not included, so this range is left out.`,
    )
  } else if (preset !== 'custom' && (from || to)) {
    sentences.push(
      from
        ? `"from" (${from}) is after the last day that can have data, so it is left out.`
        : `"to" (${to}) is not after the first day with data, so it is left out.`,
    )
  }
  const shown = preset === 'custom' ? formatRange(range) : RANGE_PRESETS[preset].label
  return sentences.length === 0 ? [] : [...sentences, `Shown is: ${shown}.`]
}

/** The range as a headline: `Last 90 days, 26 Aug 2026 – 23 Nov 2026`. */
export function nameRange({ parameters, preset, range }: Shown, data: DayRange | null): string {
  if (preset === 'custom') return formatRange(range)
  if (range) return `${RANGE_PRESETS[preset].label}, ${formatRange(range)}`
  const days = data ? ` (${formatRange(data)})` : ''
  const chosen = parameters.range === 'all'
  return `All time${days}${chosen || !data ? '' : ', because the last 90 days hold no sessions'}`
}
