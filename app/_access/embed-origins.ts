import { hashToken } from '@/lib/access/token'
import { getDb } from '@/lib/db'

/**
 * The origins whose pages may hold what this link shows in a frame. None for a link that is unknown, revoked or
 * expired, and for what is no token. Needs no access: it answers nothing but a header.
 */
export async function listEmbedOrigins(token: string): Promise<readonly string[]> {
  const tokenHash = hashToken(token)
  if (tokenHash === null) return []
  const link = await getDb().shareLink.findFirst({
    where: { tokenHash, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    select: { embedOrigins: true },
  })
  return link?.embedOrigins ?? []
}
