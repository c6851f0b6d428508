import { formatName } from '@/lib/format/format-name'
import { formatCount } from '@/lib/format/format-number'
import type { BreakdownPart } from '@/lib/reports/breakdown/breakdown-result'

type Key = BreakdownPart['first']

/** A part as people read it: its value, `3 others`, or `Not known`. `values` is left out where only others are meant. */
export function sayPart({ part, label }: Key, values?: number): string {
  if (part === 'others') return values === undefined ? 'Others' : `${formatCount(values)} others`
  return part === 'not_known' ? 'Not known' : formatName(label ?? '')
}
