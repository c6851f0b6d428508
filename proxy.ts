import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { listEmbedOrigins } from '@/app/_access/embed-origins'
import { HTTPS_HEADER } from '@/lib/access/connection'
import { parseEmbedToken, toPagePolicy } from '@/lib/access/security-headers'
import { getEnv } from '@/lib/env'

// Gives each page its own Content-Security-Policy. Guards nothing: what may be read and written is asked where it is.

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const token = parseEmbedToken(request.nextUrl.pathname)
  const policy = toPagePolicy({
    nonce: randomBytes(16).toString('base64'),
    isHttps: request.headers.get(HTTPS_HEADER) === '1',
    isDev: getEnv().isDev,
    embedOrigins: token === null ? [] : await listEmbedOrigins(token).catch(() => []),
  })
  const headers = new Headers(request.headers)
  // From here the page takes the nonce for its scripts.
  headers.set('Content-Security-Policy', policy)
  // Where to come back to after signing in.
  headers.set('x-tundish-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

// Of a request that comes through here Next keeps a copy of the body, and of no more than 10 MB: files go past.
export const config = { matcher: '/((?!_next/static/|api/dbt$).*)' }
