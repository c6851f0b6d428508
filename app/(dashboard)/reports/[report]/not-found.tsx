import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'

export default function ReportNotFound() {
  return (
    <div className="space-y-6 py-8">
      <h1 className="font-semibold text-2xl tracking-tight">Report</h1>
      <EmptyState title="There is no such report">
        <p>The address may have been cut off on its way to you.</p>
        <p>
          <Link className="link" href="/reports">
            Show all reports
          </Link>
        </p>
      </EmptyState>
    </div>
  )
}
