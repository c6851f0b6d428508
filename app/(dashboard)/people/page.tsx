import { Suspense } from 'react'
import { NoEvents } from '@/app/_frame/no-data'
import { PageHead } from '@/app/_frame/page-head'
import { Refused } from '@/app/_frame/refused'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { PeoplePanel } from '@/app/_panels/people/people-panel'
import { readScreen } from '@/app/_screen/screen'
import { Skeleton } from '@/components/ui/instead/skeleton'
import type { RawParameters } from '@/lib/query/request/parse-parameters'

export const metadata = { title: 'The people behind' }

/** Who is behind a number: for members alone, so in no report and behind no link. */
export default ({ searchParams }: Readonly<{ searchParams: Promise<RawParameters> }>) =>
  withErrorBoundary(async () => {
    const screen = await readScreen('/people', { sections: [] }, await searchParams)
    return (
      <>
        <PageHead title="The people behind" screen={screen} />
        <Suspense fallback={<Skeleton size="large" />}>
          {!screen.data && <NoEvents mayAdd={screen.place.mayEdit} />}
          {screen.data && (screen.refusal ? <Refused screen={screen} /> : <PeoplePanel screen={screen} />)}
        </Suspense>
      </>
    )
  })
