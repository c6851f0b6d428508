import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { toDatabaseError } from '@/lib/database-error'
import { TundishError } from '@/lib/errors'

/** Renders a panel, or the sentence of what went wrong in its place; a fault of ours goes on to the error page. */
export async function guard(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render()
  } catch (error) {
    const known = error instanceof TundishError ? error : toDatabaseError(error)
    if (!known) throw error
    return (
      <EmptyState title="This could not be answered">
        <p>{known.message}</p>
      </EmptyState>
    )
  }
}
