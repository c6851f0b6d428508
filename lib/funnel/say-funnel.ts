import { capitalise } from '@/lib/format/capitalise'
import { formatDuration } from '@/lib/format/format-duration'
import { formatMany } from '@/lib/format/format-many'
import type { Funnel } from './definition'
import { sayMatch } from './say-match'

const ORDERS = { any: 'in any order', ordered: 'in order', strict: 'in order with nothing between' } as const

/** What a funnel counts, in a line: `Viewed → Added to cart → Checked out, in order, within 7 days, for the same product`. */
export function sayFunnel(funnel: Funnel): string {
  const named = funnel.steps.map(({ words, optional }) => (optional ? `(${words.label})` : words.label))
  return [named.join(' → '), ...listRules(funnel)].join(', ')
}

/** How its steps belong together: `In order, within 7 days`. */
export function sayRules(funnel: Funnel): string {
  return capitalise(listRules(funnel).join(', '))
}

function listRules({ order, within, per, exclude = [] }: Funnel): string[] {
  return [
    ORDERS[order],
    within === 'session' ? 'within a session' : `within ${sayTime(within.seconds)}`,
    ...(per === 'product' ? ['for the same product'] : []),
    ...(exclude.length > 0 ? [`without ${exclude.map(({ match }) => sayMatch(match)).join(', ')}`] : []),
  ]
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `7 days`, where it is a number of whole units; else as times are said. */
function sayTime(seconds: number): string {
  const [name, size] = UNITS.find((unit) => seconds % unit[1] === 0) ?? []
  return name ? formatMany(seconds / size, name) : formatDuration(seconds)
}
