import type { DbOrTransaction } from '@/lib/db'
import { hashToken } from './token'

/**
 * The origins whose pages may hold in a frame what the link of this token shows. None for a link that is unknown,
 * revoked or, at `now`, expired, and for what is no token.
 */
export async function listEmbedOrigins(
  db: DbOrTransaction,
  token: string,
  now: Date,
): Promise<readonly string[]> {
  const tokenHash = hashToken(token)
  if (tokenHash === null) return []
  const link = await db.shareLink.findFirst({
    where: { tokenHash, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { embedOrigins: true },
  })
  return link?.embedOrigins ?? []
}
