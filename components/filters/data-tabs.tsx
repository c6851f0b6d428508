'use client'

import { usePathname } from 'next/navigation'
import { LinkTabs } from '@/components/ui/link-tabs'

const TABS = [
  { value: '/data', label: 'Lineage' },
  { value: '/data/dictionary', label: 'Dictionary' },
  { value: '/data/dbt', label: 'dbt' },
  { value: '/data/runs', label: 'Runs' },
] as const

/** The pages about the data themselves. A table and a run belong to the page that lists them. */
export function DataTabs() {
  const pathname = usePathname()
  const here = TABS.findLast(({ value }) => pathname === value || pathname.startsWith(`${value}/`))
  return <LinkTabs name="Data" options={TABS} value={here?.value ?? '/data'} href={(value) => value} />
}
