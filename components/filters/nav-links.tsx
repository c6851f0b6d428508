'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { Popover } from '@/components/ui/choose/popover'
import { PARAMETER_NAMES } from '@/lib/query/request/parameters'
import { toHref } from './to-href'

const PAGES = [
  { path: '/', label: 'Overview' },
  { path: '/breakdown', label: 'Breakdown' },
  { path: '/products', label: 'Products' },
  { path: '/timing', label: 'Timing' },
  { path: '/paths', label: 'Paths' },
  { path: '/quarters', label: 'Quarters' },
  { path: '/worth', label: 'Worth' },
  { path: '/fulfilment', label: 'Fulfilment', knowsPast: true },
  { path: '/funnels', label: 'Funnels' },
  { path: '/goals', label: 'Goals' },
  { path: '/reports', label: 'Reports' },
  { path: '/data', label: 'Data' },
] as const

// Nothing of a page can be had ahead of its numbers, so no link fetches it before it is followed.

/**
 * The pages; the question goes along from one to the next, as far as they know it. Where a row of them has no room they are
 * a menu that is called as the page is, and `children` stand under them.
 */
export function NavLinks({ children }: Readonly<{ children: ReactNode }>) {
  const pathname = usePathname()
  const search = useSearchParams()
  // Where funnels are built the address holds the draft of one.
  const names = PARAMETER_NAMES.filter((name) => name !== 'funnel' || !isWithin(pathname, '/funnels'))
  const question = Object.fromEntries(names.map((name) => [name, search.get(name) || undefined]))
  const links = PAGES.map(({ path, label, ...page }) => (
    <li key={path}>
      <Link
        href={toHref(path, 'knowsPast' in page ? question : { ...question, as_of: undefined }, {})}
        prefetch={false}
        aria-current={isWithin(pathname, path) ? 'page' : undefined}
        className="block rounded-md px-1.5 py-1.5 font-medium text-muted text-sm hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink max-xl:px-2.5"
      >
        {label}
      </Link>
    </li>
  ))
  return (
    <>
      <nav aria-label="Pages" className="max-xl:hidden">
        <ul className="flex gap-1">{links}</ul>
      </nav>
      <div className="xl:hidden">
        <Popover name="Page" label={PAGES.find(({ path }) => isWithin(pathname, path))?.label ?? 'Pages'}>
          {() => (
            <>
              <nav aria-label="Pages">
                <ul>{links}</ul>
              </nav>
              {children}
            </>
          )}
        </Popover>
      </div>
    </>
  )
}

/** A report belongs to the page of reports; nothing but the overview itself to the overview. */
function isWithin(pathname: string, path: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))
}
