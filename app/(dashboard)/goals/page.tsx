import { Suspense } from 'react'
import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { NoEvents } from '@/app/_frame/no-data'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { GoalsPanels } from '@/app/_panels/goals/goals-panels'
import { askFreshness } from '@/app/_screen/ask'
import { Skeleton } from '@/components/ui/skeleton'

export const metadata = { title: 'Goals' }

/** Goals have quarters of their own, so the range in the address does not matter here. */
export default function GoalsPage() {
  return withErrorBoundary(async () => {
    const { data } = await askFreshness()
    return (
      <>
        <header className="pt-8 pb-6">
          <h1 className="font-semibold text-2xl tracking-tight">Goals</h1>
          <p data-shown className="mt-1 text-muted">
            Sessions · chances from whole days, today left out
          </p>
        </header>
        {data ? (
          <Suspense fallback={<Skeleton size="large" />}>
            <GoalsPanels />
          </Suspense>
        ) : (
          <NoEvents mayAdd={isVisitorAllowed((await requireAccess('viewer')).visitor, 'editor')} />
        )}
      </>
    )
  })
}
