import { LinkTabs } from '@/components/ui/link-tabs'
import { BREAKDOWNS, type Breakdown } from '@/lib/query/breakdown'

const OPTIONS = (Object.keys(BREAKDOWNS) as Breakdown[]).map((value) => ({
  value,
  label: BREAKDOWNS[value].label,
}))

/** Whether products are compared, or their categories. */
export function BreakdownTabs({ by, href }: { by: Breakdown; href: (by: Breakdown) => string }) {
  return <LinkTabs name="Compare" options={OPTIONS} value={by} href={href} />
}
