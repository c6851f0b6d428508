import Link from 'next/link'
import { BREAKDOWNS, type Breakdown } from '@/lib/query/breakdown'

const NAMES = Object.keys(BREAKDOWNS) as Breakdown[]

/** Whether products are compared, or their categories. */
export function BreakdownTabs({ by, href }: { by: Breakdown; href: (by: Breakdown) => string }) {
  return (
    <nav
      aria-label="Compare"
      className="flex h-8 items-stretch rounded-md border border-line bg-sunken p-0.5"
    >
      {NAMES.map((name) => (
        <Link
          key={name}
          href={href(name)}
          scroll={false}
          aria-current={name === by}
          className="flex items-center rounded-[5px] border border-transparent px-2.5 font-medium text-muted text-sm hover:text-ink aria-[current=true]:border-line aria-[current=true]:bg-surface aria-[current=true]:text-ink"
        >
          {BREAKDOWNS[name].label}
        </Link>
      ))}
    </nav>
  )
}
