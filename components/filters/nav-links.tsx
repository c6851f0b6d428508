'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { PARAMETER_NAMES } from '@/lib/query/request/parameters'
import { toHref } from './to-href'

const PAGES = [
  { path: '/', label: 'Overview' },
  { path: '/breakdown', label: 'Breakdown' },
  { path: '/products', label: 'Products' },
  { path: '/timing', label: 'Timing' },
  { path: '/quarters', label: 'Quarters' },
  { path: '/worth', label: 'Worth' },
  { path: '/fulfilment', label: 'Fulfilment', knowsPast: true },
  { path: '/funnels', label: 'Funnels' },
  { path: '/goals', label: 'Goals' },
  { path: '/reports', label: 'Reports' },
  { path: '/data', label: 'Data' },
] as const

// Nothing of a page can be had ahead of its numbers, so no link fetches it before it is followed.

/** The pages; the question goes along from one to the next, as far as they know it. On a phone the row is moved, so that the page is seen in it. */
export function NavLinks() {
  const pathname = usePathname()
  const search = useSearchParams()
  const question = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, search.get(name) || undefined]))
  return (
    <nav aria-label="Pages">
      <ul className="relative -m-1 flex overflow-x-auto p-1 pr-8 [mask-image:linear-gradient(to_right,black_calc(100%-2rem),transparent)] [scrollbar-width:none] sm:gap-1 sm:overflow-visible sm:pr-1 sm:[mask-image:none]">
        {PAGES.map(({ path, label, ...page }) => (
          <li key={path}>
            <Link
              href={toHref(path, 'knowsPast' in page ? question : { ...question, as_of: undefined }, {})}
              prefetch={false}
              ref={isWithin(pathname, path) ? bringIntoRow : null}
              aria-current={isWithin(pathname, path) ? 'page' : undefined}
              className="block rounded-md px-1.5 py-1.5 font-medium text-muted text-sm hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A report belongs to the page of reports; nothing but the overview itself to the overview. */
function isWithin(pathname: string, path: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))
}

function bringIntoRow(link: HTMLAnchorElement | null): void {
  const row = link?.closest('ul')
  if (link && row) row.scrollLeft = link.offsetLeft - row.clientWidth / 2
}
