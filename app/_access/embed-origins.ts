import { hashToken } from '@/lib/access/token'
import { getDb } from '@/lib/db'
import { findLink } from '@/lib/store/share-links'

/**
 * The origins whose pages may hold what this link shows in a frame. None for a link that is unknown, revoked or
 * expired, and for what is no token. Needs no access: it answers nothing but a header.
 */
export async function listEmbedOrigins(token: string): Promise<readonly string[]> {
  const tokenHash = hashToken(token)
  const link = await findLink(getDb(), tokenHash, new Date())
  return link?.embedOrigins ?? []
}
