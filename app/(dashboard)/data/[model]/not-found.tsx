'use client'

import { useParams } from 'next/navigation'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { toNearest } from '@/lib/format/to-nearest'
import { MODEL_NAMES } from '@/lib/models/registry'

/** For an address of a table that there is not: what may have been meant. */
export default function ModelNotFound() {
  const { model } = useParams()
  const asked = typeof model === 'string' ? model : ''
  return (
    <div className="pt-6 pb-12">
      <EmptyState title="There is no such table">
        <p>
          None is called “{asked.slice(0, 60)}”. Perhaps one of these is meant:{' '}
          {toNearest(asked, MODEL_NAMES, 3).map((name, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <NameLink name={name} href={`/data/${name}`} />
            </span>
          ))}
          .
        </p>
      </EmptyState>
    </div>
  )
}
