import { type ReactNode, Suspense } from 'react'
import { PairTabs } from '@/components/filters/page-tabs'

export default function BreakdownLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="h-14 pt-6 print:hidden">
        <Suspense>
          <PairTabs of="Breakdown" />
        </Suspense>
      </div>
      {children}
    </>
  )
}
