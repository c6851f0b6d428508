import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'

export default function NodeNotFound() {
  return (
    <div className="pt-6 pb-12">
      <EmptyState title="There is no such node in the lineage">
        <p>It may have been removed: a report, its links, or a node of a dbt project.</p>
        <p>
          <NameLink name="The whole lineage" href="/data" />
        </p>
      </EmptyState>
    </div>
  )
}
