import Link from 'next/link'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefPage } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import { withGaps } from '@/lib/reports/time-to-step/time-to-step-result'

/** The percentiles of each gap in three numbers, and the way to their histograms. */
export function TimingSummary({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { ask, query } = screen
    const { gaps } = await ask.report('time-to-step', { query })
    const href = hrefPage(screen, '/timing')
    return (
      <div>
        <dl className="grid gap-4 sm:grid-cols-2">
          {withGaps(query, gaps).map(({ gap, times }) => (
            <div key={gap.name} className="rounded-lg border border-line p-4 sm:p-5">
              <dt className="font-medium">{gap.title}</dt>
              <dd>
                <dl className="mt-3 grid grid-cols-3 gap-2">
                  <Figure name="Median" seconds={times.medianSeconds} />
                  <Figure name="Mean" seconds={times.meanSeconds} />
                  <Figure name="90 % within" seconds={times.p90Seconds} />
                </dl>
                <p className="mt-3 text-muted text-xs">{formatCount(times.pairs)} pairs</p>
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
