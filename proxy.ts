import { type NextRequest, NextResponse } from 'next/server'
import { isSameOriginRequest } from '@/lib/access/same-origin'
import { toSecurityHeaders } from '@/lib/access/security-headers'
import { getEnv } from '@/lib/env'
import { listEmbedOrigins } from './app/_access/embed-origins'

/**
 * In front of every page: the headers that tell a browser what it may do with the answer, and a first refusal of what
 * other sites ask. Who may see what is decided further in, where the data is; without this file nothing leaks.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { method, headers, nextUrl } = request
  if (!isSameOriginRequest(method, headers)) {
    return new NextResponse('This was asked from another site, so it was refused.\n', { status: 403 })
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const secured = toSecurityHeaders({
    nonce,
    isHttps: headers.get('x-forwarded-proto') === 'https',
    isDev: getEnv().isDev,
    embedOrigins: await readEmbedOrigins(nextUrl.pathname),
  })
  const forward = new Headers(headers)
  forward.set('x-tundish-path', nextUrl.pathname + nextUrl.search)
  forward.set('x-nonce', nonce)
  forward.set('content-security-policy', secured['Content-Security-Policy'])
  const response = NextResponse.next({ request: { headers: forward } })
  for (const [name, value] of Object.entries(secured)) response.headers.set(name, value)
  return response
}

/** Files that are the same for everybody need none of it. */
export const config = { matcher: ['/((?!_next/static/|icon.svg).*)'] }

const EMBED = /^\/share\/([^/]+)\/embed$/

/** Null for pages that no other page may hold in a frame. */
function readEmbedOrigins(pathname: string): Promise<readonly string[]> {
  const token = EMBED.exec(pathname)?.[1]
  return token === undefined ? Promise.resolve([]) : listEmbedOrigins(token)
}
