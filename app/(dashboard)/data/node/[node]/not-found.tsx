import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'

export default function NodeNotFound() {
  return (
    <div className="pt-6 pb-12">
      <EmptyState title="There is no such node in the lineage">
        <p>It may have been removed: a report, its links, or a node of a dbt project.</p>
        <p>
          <Link className="link" href="/data">
            The whole lineage
          </Link>
        </p>
      </EmptyState>
    </div>
  )
}
