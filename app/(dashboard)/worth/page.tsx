import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Skeleton, TextSkeleton } from '@/components/ui/skeleton'
import type { RawParameters } from '@/lib/query/parse-parameters'
import { guard } from '../../_panels/guard'
import { findNoSessions, NoEvents } from '../../_panels/no-data'
import { PageHead } from '../../_panels/page-head'
import { readScreen, type Screen } from '../../_panels/screen'
import { WorthAnswer, WorthPicturePanels, WorthTablePanel } from '../../_panels/worth-panels'

export const metadata: Metadata = { title: 'Worth' }

const PATH = '/worth'

export default function WorthPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
    const screen = await readScreen(searchParams)
    return (
      <>
        <PageHead title="What is it worth?" path={PATH} screen={screen} />
        {screen.data ? ((await findNoSessions(screen, PATH)) ?? <Panels screen={screen} />) : <NoEvents />}
      </>
    )
  })
}

function Panels({ screen }: { screen: Screen }) {
  return (
    <div className="space-y-6 pb-12">
      <div className="max-w-prose pb-2">
        <Suspense fallback={<TextSkeleton />}>
          <WorthAnswer screen={screen} />
        </Suspense>
      </div>
      <Suspense fallback={<Skeleton size="large" />}>
        <WorthPicturePanels screen={screen} />
      </Suspense>
      <Suspense fallback={<Skeleton size="large" />}>
        <WorthTablePanel screen={screen} />
      </Suspense>
    </div>
  )
}
