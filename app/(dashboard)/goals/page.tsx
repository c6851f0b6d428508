import { Suspense } from 'react'
import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { NoEvents } from '@/app/_frame/no-data'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { GoalsPanels } from '@/app/_panels/goals/goals-panels'
import { askFreshness } from '@/app/_screen/ask'
import { Skeleton } from '@/components/ui/instead/skeleton'
import { readFirst } from '@/lib/query/request/parse-parameters'

export const metadata = { title: 'Goals' }

/** Goals have quarters of their own, so of the address only the funnel matters here. */
export default function GoalsPage({ searchParams }: PageProps<'/goals'>) {
  return withErrorBoundary(async () => {
    const { data } = await askFreshness()
    const funnel = readFirst(await searchParams, 'funnel') || null
    return (
      <>
        <header className="pt-8 pb-6">
          <h1 className="font-semibold text-2xl tracking-tight">Goals</h1>
          <p data-shown className="mt-1 text-muted">
            Sessions, or attempts at a funnel of yours · chances from whole days, today left out
          </p>
        </header>
        {data ? (
          <Suspense fallback={<Skeleton size="large" />}>
            <GoalsPanels asked={funnel} />
          </Suspense>
        ) : (
          <NoEvents mayAdd={isVisitorAllowed((await requireAccess('viewer')).visitor, 'editor')} />
        )}
      </>
    )
  })
}
