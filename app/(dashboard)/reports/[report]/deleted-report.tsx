import { ChangeButton } from '@/components/reports/saved/change-button'
import { EmptyState } from '@/components/ui/empty-state'
import { NameLink } from '@/components/ui/name-link'
import type { SavedReport } from '@/lib/store/kept/reports'
import { isVisitorAllowed, requireAccess } from '../../../_access/visitor'
import { bringBackReport } from '../report-actions'

/** Stands where a deleted report was. */
export async function DeletedReport({ report: { id, name } }: { report: SavedReport }) {
  const { visitor } = await requireAccess('viewer')
  return (
    <div className="space-y-6 py-8">
      <h1 className="break-words font-semibold text-2xl tracking-tight">{name}</h1>
      <EmptyState title="This report was deleted">
        <p>Its versions and its links are kept, but the links show nothing.</p>
        {isVisitorAllowed(visitor, 'editor') && (
          <p>
            <ChangeButton label="Bring it back" change={bringBackReport.bind(null, id)} thenTo={null} />
          </p>
        )}
        <p>
          <NameLink name="Show all reports" href="/reports" />
        </p>
      </EmptyState>
    </div>
  )
}
