import { type ReactNode, Suspense } from 'react'
import { PairTabs } from '@/components/filters/page-tabs'

export default function ProductsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="h-14 pt-6 print:hidden">
        <Suspense>
          <PairTabs of="Products" />
        </Suspense>
      </div>
      {children}
    </>
  )
}
