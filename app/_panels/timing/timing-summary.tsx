import Link from 'next/link'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefPage } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { nameGap } from '@/components/reports/timing/gap-picture'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'

/** The percentiles of both gaps in six numbers, and the way to their histograms. */
export function TimingSummary({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { gaps } = await screen.ask.times(screen.query)
    const href = hrefPage(screen, '/timing')
    return (
      <div>
        <dl className="grid gap-4 sm:grid-cols-2">
          {gaps.map((gap) => (
            <div key={gap.toStep} className="rounded-lg border border-line p-4 sm:p-5">
              <dt className="font-medium">{nameGap(gap)}</dt>
              <dd>
                <dl className="mt-3 grid grid-cols-3 gap-2">
                  <Figure name="Median" seconds={gap.medianSeconds} />
                  <Figure name="Mean" seconds={gap.meanSeconds} />
                  <Figure name="90 % within" seconds={gap.p90Seconds} />
                </dl>
                <p className="mt-3 text-muted text-xs">{formatCount(gap.pairs)} pairs</p>
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-3 flex flex-wrap items-center gap-x-3">
          <DataStateMark screen={screen} of="time-to-step" />
          {href && (
            <Link className="link text-sm" href={href}>
              See how times are spread, and by product
            </Link>
          )}
        </div>
      </div>
    )
  })
}

function Figure({ name, seconds }: { name: string; seconds: number | null }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mt-0.5 font-semibold text-lg">{formatDuration(seconds)}</dd>
    </div>
  )
}
