'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PARAMETER_NAMES } from '@/lib/query/request/parameters'
import { toHref } from './to-href'

const DATA = [
  { value: '/data', label: 'Lineage' },
  { value: '/data/sources', label: 'Sources' },
  { value: '/data/dictionary', label: 'Dictionary' },
  { value: '/data/attributes', label: 'Attributes' },
  { value: '/data/dbt', label: 'dbt' },
  { value: '/data/runs', label: 'Runs' },
] as const

/** The pages about the data themselves. A table and a run belong to the page that lists them. */
export function DataTabs() {
  const pathname = usePathname()
  const here = DATA.findLast(({ value }) => pathname === value || pathname.startsWith(`${value}/`))
  return <LinkTabs name="Data" options={DATA} value={here?.value ?? '/data'} href={(value) => value} />
}

const PRODUCTS = [
  { value: '/products', label: 'Conversion' },
  { value: '/products/catalogue', label: 'Price and stock' },
] as const

/** The pages about all products; the question goes along, as far as they know it. The page of one belongs to the second. */
export function ProductTabs() {
  const pathname = usePathname()
  const search = useSearchParams()
  const question = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, search.get(name) || undefined]))
  const here = pathname === '/products' ? '/products' : '/products/catalogue'
  const href = (path: string) =>
    toHref(path, path === '/products' ? { ...question, as_of: undefined } : question, {})
  return <LinkTabs name="Products" options={PRODUCTS} value={here} href={href} />
}
