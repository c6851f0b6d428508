import { FunnelChart } from '@/components/charts/funnel/funnel-chart'
import { funnelOf } from '@/lib/funnel/funnel-of'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { toFunnelBars } from './to-funnel-bars'

type Props = Readonly<{ result: FunnelResult; previous: FunnelResult | null }>

export function FunnelPicture({ result, previous }: Props) {
  const bars = toFunnelBars(result, previous)
  const first = funnelOf(result.query).steps[0]?.words.label.toLowerCase() ?? ''
  const label = `Funnel: ${bars.map((bar) => `${bar.label} ${bar.count}`).join(', ')}`
  return (
    <>
      <FunnelChart label={label} bars={bars} first={first} />
      <p className="mt-4 text-muted text-xs">
        Hatched: what is lost from the step before. Whiskers: 95 % interval of the share of {first}.
        {previous && ' Thin grey bar: the same share in the range before.'}
      </p>
    </>
  )
}
