import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { askFreshness } from '../../_panels/ask'
import { GoalsPanels } from '../../_panels/goals-panels'
import { guard } from '../../_panels/guard'
import { NoEvents } from '../../_panels/no-data'

export const metadata: Metadata = { title: 'Goals' }

/** Goals have quarters of their own, so the range in the address does not matter here. */
export default function GoalsPage() {
  return guard(async () => {
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
          <NoEvents />
        )}
      </>
    )
  })
}
