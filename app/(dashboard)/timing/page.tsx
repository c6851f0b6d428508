import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { guard } from '../../_panels/guard'
import { findNoSessions, NoEvents } from '../../_panels/no-data'
import { PageHead } from '../../_panels/page-head'
import { ProductTimesPanel } from '../../_panels/product-times-panel'
import { Question } from '../../_panels/question'
import { readScreen, type Screen } from '../../_panels/screen'
import { LeftOut, TimingAnswer, TimingPanels } from '../../_panels/timing-panels'

export const metadata: Metadata = { title: 'Timing' }

export default function TimingPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
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
