'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { LinkTabs } from '@/components/ui/choose/link-tabs'
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

const PAIRS = {
  Products: [
    { value: '/products', label: 'Conversion' },
    { value: '/products/catalogue', label: 'Price and stock', knowsPast: true },
  ],
  Breakdown: [
    { value: '/breakdown', label: 'All parts' },
    { value: '/breakdown/segments', label: 'Two segments' },
  ],
} as const

/** Two pages of one matter; the question goes along, as far as they know it. What is under the first belongs to the second. */
export function PairTabs({ of }: Readonly<{ of: keyof typeof PAIRS }>) {
  const pathname = usePathname()
  const search = useSearchParams()
  const [first, second] = PAIRS[of]
  const question = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, search.get(name) || undefined]))
  const href = (path: string) =>
    toHref(
      path,
      path === second.value && 'knowsPast' in second ? question : { ...question, as_of: undefined },
      {},
    )
  const here = pathname === first.value ? first : second
  return <LinkTabs<string> name={of} options={PAIRS[of]} value={here.value} href={href} />
}
