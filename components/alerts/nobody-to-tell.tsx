import { EmptyState } from '@/components/ui/instead/empty-state'
import { CHANNELS } from '@/lib/forms/alert'

/** Before any channel is set up: which variables do it. */
export function NobodyToTell() {
  return (
    <EmptyState title="Nobody is told yet">
      <p>Set one of these groups of variables where the server starts, and start it again.</p>
      <dl className="space-y-2 text-left text-sm">
        {Object.values(CHANNELS).map(({ label, variables }) => (
          <div key={label} className="grid gap-x-4 sm:grid-cols-[5rem_1fr]">
            <dt className="font-medium text-ink">{label}</dt>
            <dd className="flex flex-wrap gap-x-3 gap-y-1">
              {variables.map((name) => (
                <code key={name} className="break-all">
                  {name}
                </code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  )
}
