import { headers } from 'next/headers'
import { HTTPS_HEADER } from '@/lib/access/requests/connection'
import { FOREIGN_ORIGIN, isSameOrigin } from '@/lib/access/requests/same-origin'
import { TundishError } from '@/lib/errors'

/** Throws `not_allowed` unless a page of this server asks. The front door asks the same, before; this one stands alone. */
export async function requireSameOrigin(): Promise<void> {
  const given = await headers()
  const provenance = {
    origin: given.get('origin'),
    fetchSite: given.get('sec-fetch-site'),
    host: given.get('host'),
    isHttps: given.get(HTTPS_HEADER) === '1',
  }
  if (!isSameOrigin(provenance)) throw new TundishError('not_allowed', FOREIGN_ORIGIN)
}
