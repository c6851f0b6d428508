import Link from 'next/link'
import { capitalise } from '@/lib/format/capitalise'
import { formatCount } from '@/lib/format/format-number'
import type { Verdict } from '@/lib/stats/compare-shares'

/** The verdicts by their name in the address, in the order in which they are offered. */
export const VERDICTS = {
  up: 'up',
  down: 'down',
  flat: 'flat',
  'cant-tell': "can't tell yet",
} as const satisfies Record<string, Verdict>

export type VerdictName = keyof typeof VERDICTS

export const VERDICT_NAMES = Object.keys(VERDICTS) as readonly VerdictName[]

type Props = Readonly<{
  counts: Readonly<Record<VerdictName, number>>
  all: number
  chosen: VerdictName | null
  href: (verdict: VerdictName | null) => string
}>

const CHIP =
  'control inline-flex items-center gap-1.5 aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent'

/** Narrows the table to one verdict; each says how many products have it. */
export function VerdictFilter({ counts, all, chosen, href }: Props) {
  return (
    <nav aria-label="Verdicts" className="flex flex-wrap gap-1.5">
      <Link href={href(null)} scroll={false} aria-current={chosen === null} className={CHIP}>
        All <span className="text-muted">{formatCount(all)}</span>
      </Link>
      {VERDICT_NAMES.map((name) => (
        <Link key={name} href={href(name)} scroll={false} aria-current={chosen === name} className={CHIP}>
          {capitalise(VERDICTS[name])} <span className="text-muted">{formatCount(counts[name])}</span>
        </Link>
      ))}
    </nav>
  )
}
