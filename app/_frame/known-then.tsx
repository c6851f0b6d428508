import Link from 'next/link'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatDay, formatMoment } from '@/lib/format/format-day'

/** What snapshots keep the history of. */
type Kept = 'orders' | 'products'

/** `orders as known now`. */
export function nameKnown(of: Kept, { asOf }: Pick<Screen, 'asOf'>): string {
  return asOf === null ? `${of} as known now` : `${of} as known at the end of ${formatDay(asOf)}`
}

/** How to make one. */
export function NoSnapshots({ of }: { of: Kept }) {
  return (
    <EmptyState title={`No history of ${of} yet`}>
      <p>
        What was known of {of} is kept by snapshots, and none has been made. Each run of the pipeline makes
        one:
      </p>
      <p>
        <code className="inline-block max-w-full break-words rounded-md bg-sunken px-3 py-1.5 text-sm">
          npm run -s tundish -- pipeline run
        </code>
      </p>
    </EmptyState>
  )
}

/** Before the first snapshot. */
export function NothingKnown({ screen, beginsAt }: { screen: Screen; beginsAt: string }) {
  return (
    <EmptyState title="Nothing was known then">
      <p>Snapshots begin on {formatMoment(new Date(beginsAt), screen.timeZone)}.</p>
      <p>
        <Link className="link" href={hrefHere(screen, { as_of: null })}>
          Show what is known now
        </Link>
      </p>
    </EmptyState>
  )
}
