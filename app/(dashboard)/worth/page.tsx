import type { Metadata } from 'next'
import { Suspense } from 'react'
import { findNoSessions, NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { WorthAnswer, WorthBarsPanel, WorthHeatPanel } from '@/app/_panels/worth/worth-panels'
import { WorthTablePanel } from '@/app/_panels/worth/worth-table-panel'
import { readScreen, type Screen } from '@/app/_screen/screen'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'

export const metadata: Metadata = { title: 'Worth' }

export default function WorthPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return withErrorBoundary(async () => {
    const screen = await readScreen('/worth', searchParams)
    return (
      <>
        <PageHead title="What is it worth?" screen={screen} />
        {screen.data ? ((await findNoSessions(screen)) ?? <Panels screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

function Panels({ screen }: { screen: Screen }) {
  return (
    <div className="space-y-6 pb-12">
      <Suspense fallback={<TextSkeleton />}>
        <WorthAnswer screen={screen} />
      </Suspense>
      <Suspense fallback={<Skeleton size="large" />}>
        <WorthBarsPanel screen={screen} />
      </Suspense>
      <Suspense fallback={<Skeleton size="large" />}>
        <WorthHeatPanel screen={screen} />
      </Suspense>
      <Suspense fallback={<Skeleton size="large" />}>
        <WorthTablePanel screen={screen} />
      </Suspense>
    </div>
  )
}
