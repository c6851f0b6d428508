import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'

export default function FunnelNotFound() {
  return (
    <div className="space-y-6 py-8">
      <h1 className="font-semibold text-2xl tracking-tight">Funnel</h1>
      <EmptyState title="There is no such funnel">
        <p>The address may have been cut off on its way to you.</p>
        <p>
          <NameLink name="Show all funnels" href="/funnels" />
        </p>
      </EmptyState>
    </div>
  )
}
