import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { guard } from '../../_panels/guard'
import { findNoSessions, NoEvents } from '../../_panels/no-data'
import { PageHead } from '../../_panels/page-head'
import { readScreen, type Screen } from '../../_panels/screen'
import { WorthAnswer, WorthBarsPanel, WorthHeatPanel } from '../../_panels/worth-panels'
import { WorthTablePanel } from '../../_panels/worth-table-panel'

export const metadata: Metadata = { title: 'Worth' }

export default function WorthPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
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
