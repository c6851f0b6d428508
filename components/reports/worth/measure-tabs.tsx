import { LinkTabs } from '@/components/ui/link-tabs'
import { WORTH_MEASURES, type WorthMeasure } from '@/lib/query/worth'

const OPTIONS = (Object.keys(WORTH_MEASURES) as WorthMeasure[]).map((value) => ({
  value,
  label: WORTH_MEASURES[value].label,
}))

type Props = Readonly<{ measure: WorthMeasure; href: (measure: WorthMeasure) => string }>

/** Whether worth is shown in revenue, or in orders. */
export function MeasureTabs({ measure, href }: Props) {
  return <LinkTabs name="Measure" options={OPTIONS} value={measure} href={href} />
}
