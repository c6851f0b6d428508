import type { FunnelBar } from '@/components/charts/funnel/funnel-row'
import { stepColor } from '@/components/reports/step-colors'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { PRODUCT_FUNNEL } from '@/lib/funnel/product-funnel'
import { ratio } from '@/lib/stats/ratio'

/** Sessions that would reach each step, by its key. */
export type PreviewStep = Readonly<{ step: string; sessions: number; users: number }>

/** The funnel as it would be, as bars of the chart of funnels. */
export function toPreviewBars(funnel: readonly PreviewStep[]): FunnelBar[] {
  const first = funnel[0]?.sessions ?? 0
  return funnel.map(({ step, sessions }, place) => {
    const above = funnel[place - 1]
    const share = ratio(sessions, first)
    return {
      label: PRODUCT_FUNNEL.steps.find(({ key }) => key === step)?.words.label ?? step,
      color: stepColor(place),
      share: share ?? 0,
      interval: null,
      count: formatCount(sessions),
      stepRate: above ? formatShare(ratio(sessions, above.sessions)) : null,
      overallRate: above ? formatShare(share) : null,
      lost:
        above && above.sessions > sessions
          ? {
              toShare: ratio(above.sessions, first) ?? 0,
              text: `${formatCount(above.sessions - sessions)} ${above.sessions - sessions === 1 ? 'stops here' : 'stop here'}`,
            }
          : null,
      before: null,
      apart: null,
    }
  })
}
