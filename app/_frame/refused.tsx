import Link from 'next/link'
import type { Screen } from '@/app/_screen/screen'
import { toHref } from '@/components/filters/to-href'
import { BeingCounted } from '@/components/funnels/answer/being-counted'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { TundishError } from '@/lib/errors'
import { SCOPE_KINDS } from '@/lib/query/scope'

const NOT_NARROWED = Object.fromEntries(SCOPE_KINDS.map((kind) => [kind, null]))

/** Stands where numbers would, where the question cannot be asked. Who only has a link is told nothing of the shop. */
export function Refused({ screen }: { screen: Screen }) {
  const { refusal, place, query } = screen
  if (!refusal) return null
  if (refusal.counting && place.hasPages)
    return <BeingCounted funnel={refusal.counting} range={query.range} />
  if (refusal.of === 'report' && !place.hasPages) {
    return (
      <EmptyState title="What this link shows is not there any more">
        <p>Ask whoever sent it to you for a new one.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="There is nothing to show">
      <p className="break-words">{refusal.sentence}</p>
      {refusal.of === 'address' && (
        <p>
          <Link className="link" href={toHref(place.path, place.own, NOT_NARROWED)}>
            Take it out of the address
          </Link>
        </p>
      )}
    </EmptyState>
  )
}

/** For files, and for what is kept or shared. Throws `unknown_product`, or for visitors of a link `unknown_link`. */
export function requireAnswerable({ refusal, place }: Pick<Screen, 'refusal' | 'place'>): void {
  if (!refusal) return
  if (refusal.of === 'report' && !place.hasPages) {
    throw new TundishError('unknown_link', 'What this link shows is not there any more.')
  }
  throw new TundishError('unknown_product', refusal.sentence)
}
