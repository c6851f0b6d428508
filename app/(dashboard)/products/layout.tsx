import { type ReactNode, Suspense } from 'react'
import { ProductTabs } from '@/components/filters/page-tabs'

export default function ProductsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="h-14 pt-6 print:hidden">
        <Suspense>
          <ProductTabs />
        </Suspense>
      </div>
      {children}
    </>
  )
}
