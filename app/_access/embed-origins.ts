import { hashToken } from '@/lib/access/token'
import { getDb } from '@/lib/db'
import { findLink } from '@/lib/store/kept/share-links'

/**
 * The origins that may hold the page of this token in a frame. Asks nobody's leave: whoever has the token may see the
 * page, and all that comes of it is a header.
 */
export async function listEmbedOrigins(token: string): Promise<readonly string[]> {
  const link = await findLink(getDb(), hashToken(token), new Date())
  return link === null || link === 'unreadable' ? [] : link.embedOrigins
}
