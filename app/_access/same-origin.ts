import { headers } from 'next/headers'
import { isOwnOrigin } from '@/lib/access/same-origin'
import { TundishError } from '@/lib/errors'

/**
 * Throws `not_allowed` unless the page that asks is of this very site: a browser says so with every request that could
 * change something, and what says nothing is refused.
 */
export async function requireSameOrigin(): Promise<void> {
  const head = await headers()
  if (isOwnOrigin(head.get('origin'), head.get('host'))) return
  throw new TundishError('not_allowed', 'This was asked from another site, so it was refused.')
}
