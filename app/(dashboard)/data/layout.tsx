import type { ReactNode } from 'react'
import { DataTabs } from '@/components/filters/page-tabs'

export default function DataLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="pt-6 print:hidden">
        <DataTabs />
      </div>
      {children}
    </>
  )
}
