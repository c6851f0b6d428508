import type { ReactNode } from 'react'

/** What can be done with a report. */
export function ReportActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 print:hidden">{children}</div>
}
