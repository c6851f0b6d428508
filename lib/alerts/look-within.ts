import { toDatabaseError } from '@/lib/database-error'
import { orAbort } from '@/lib/outgoing/or-abort'

/**
 * Waits for a look, and no longer than so long: one that hangs must not be the last. What goes wrong is told in the log, and
 * resolves too.
 */
export async function lookWithin(longestMs: number, look: () => Promise<unknown>): Promise<void> {
  const limit = AbortSignal.timeout(longestMs)
  try {
    await orAbort(look(), limit)
  } catch (error) {
    const hangs = limit.aborted && error === limit.reason
    console.error(
      hangs
        ? `A look at the alerts did not end within ${longestMs / 1000} s; others follow.`
        : (toDatabaseError(error)?.message ?? error),
    )
  }
}
