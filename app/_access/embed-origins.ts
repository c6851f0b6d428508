import { hashToken } from '@/lib/access/token'
import { getDb } from '@/lib/db'
import { findLink } from '@/lib/store/share-links'

/** The origins whose pages may hold what this token opens in a frame; none where it opens nothing. */
export async function listEmbedOrigins(token: string): Promise<readonly string[]> {
  const link = await findLink(getDb(), hashToken(token), new Date()).catch(() => null)
  return link?.embedOrigins ?? []
}
