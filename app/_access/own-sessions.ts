import { nameBrowser } from '@/lib/access/name-browser'
import { getAuth, readCookieHeader } from './auth'
import { askRequestFacts } from './request-facts'
import { requireDb } from './visitor'

/** Where the member who asks is signed in, `isThis` the one that asks first, then the newest. Nothing of tokens. */
export async function listOwnSessions() {
  const db = await requireDb('viewer')
  const { isHttps } = await askRequestFacts()
  const found = await getAuth(isHttps).api.getSession({ headers: await readCookieHeader() })
  if (!found) return []
  const rows = await db.memberSession.findMany({
    where: { memberId: found.user.id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  })
  const sessions = rows.map(({ id, createdAt, ipAddress, userAgent }) => ({
    id,
    isThis: id === found.session.id,
    createdAt,
    address: ipAddress || null,
    browser: nameBrowser(userAgent ?? ''),
  }))
  return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
