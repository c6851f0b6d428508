import { FunnelChart } from '@/components/charts/funnel/funnel-chart'
import type { FunnelResult } from '@/lib/reports/funnel/funnel-result'
import { toFunnelBars } from './to-funnel-bars'

type Props = Readonly<{ result: FunnelResult; previous: FunnelResult | null }>

export function FunnelPicture({ result, previous }: Props) {
  const bars = toFunnelBars(result, previous)
  const label = `Funnel: ${bars.map((bar) => `${bar.label} ${bar.count}`).join(', ')}`
  return (
    <>
      <FunnelChart label={label} bars={bars} />
      <p className="mt-4 text-muted text-xs">
        Hatched: what is lost from the step before. Whiskers: 95 % interval of the share of viewed.
        {previous && ' Thin grey bar: the same share in the range before.'}
      </p>
    </>
  )
}
