import { listEmbedOrigins as list } from '@/lib/access/embed-origins'
import { getDb } from '@/lib/db'

/**
 * The origins that may hold the page of this token in a frame. Asks nobody's leave: whoever has the token may see the
 * page, and all that comes of it is a header.
 */
export function listEmbedOrigins(token: string): Promise<readonly string[]> {
  return list(getDb(), token, new Date())
}
