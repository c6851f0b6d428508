'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { PARAMETER_NAMES } from '@/lib/query/parameters'
import { toHref } from './to-href'

const PAGES = [
  { path: '/', label: 'Overview' },
  { path: '/products', label: 'Products' },
  { path: '/timing', label: 'Timing' },
  { path: '/quarters', label: 'Quarters' },
  { path: '/worth', label: 'Worth' },
  { path: '/goals', label: 'Goals' },
  { path: '/reports', label: 'Reports' },
] as const

/** The pages; the question goes along from one to the next. */
export function NavLinks() {
  const pathname = usePathname()
  const search = useSearchParams()
  const question = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, search.get(name) || undefined]))
  return (
    <nav aria-label="Pages">
      <ul className="flex flex-wrap sm:gap-1">
        {PAGES.map(({ path, label }) => (
          <li key={path}>
            <Link
              href={toHref(path, question, {})}
              aria-current={isWithin(pathname, path) ? 'page' : undefined}
              className="block rounded-md px-1.5 py-1.5 sm:px-2.5 font-medium text-muted text-sm hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
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
