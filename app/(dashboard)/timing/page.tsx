import type { Metadata } from 'next'
import { Suspense } from 'react'
import { findNoSessions, NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { Question } from '@/app/_frame/question'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { ProductTimesPanel } from '@/app/_panels/timing/product-times-panel'
import { LeftOut, TimingAnswer, TimingPanels } from '@/app/_panels/timing/timing-panels'
import { readScreen, type Screen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'

export const metadata: Metadata = { title: 'Timing' }

export default function TimingPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
    const screen = await readScreen('/timing', searchParams)
    return (
      <>
        <PageHead title="Timing" screen={screen} />
        {screen.data ? ((await findNoSessions(screen)) ?? <Panels screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

function Panels({ screen }: { screen: Screen }) {
  const answer = (
    <div className="space-y-3">
      <TimingAnswer screen={screen} />
      <LeftOut screen={screen} />
    </div>
  )
  return (
    <>
      <Question id="how-long" title="How long do users take?" size="large" answer={answer}>
        <TimingPanels screen={screen} />
      </Question>
      <div className="border-line border-t py-10">
        <h2 className="mb-5 font-semibold text-xl tracking-tight">Is it longer for some products?</h2>
        <Suspense fallback={<Skeleton size="large" />}>
          <ProductTimesPanel screen={screen} />
        </Suspense>
      </div>
    </>
  )
}
