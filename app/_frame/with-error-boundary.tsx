import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { toEntryPath } from '@/app/_access/entry-path'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { toKnownError } from '@/lib/database-error'

/**
 * Renders a panel, or the sentence of what went wrong in its place; a fault of ours goes on to the error page. Whoever
 * is not signed in goes to where that is done.
 */
export async function withErrorBoundary(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render()
  } catch (error) {
    const known = toKnownError(error)
    if (!known) throw error
    if (known.code === 'not_signed_in') redirect(await toEntryPath())
    return (
      <EmptyState title={known.code === 'not_allowed' ? 'This is not for you' : 'This could not be answered'}>
        <p>{known.message}</p>
      </EmptyState>
    )
  }
}
