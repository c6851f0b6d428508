import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { answerProblem } from '@/app/_access/answer-problem'
import { listEmbedOrigins } from '@/app/_access/embed-origins'
import { findDatabaseProblem } from '@/app/_access/find-database-problem'
import { HTTPS_HEADER } from '@/lib/access/requests/connection'
import { parseEmbedToken, toPagePolicy } from '@/lib/access/requests/security-headers'
import { getEnv } from '@/lib/env'
import type { TundishError } from '@/lib/errors'

// Gives each page its own Content-Security-Policy, and says so instead where the database is away. Guards nothing: what may
// be read and written is asked where it is.

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const token = parseEmbedToken(request.nextUrl.pathname)
  const nonce = randomBytes(16).toString('base64')
  const problem = needsDatabase(request) ? await findDatabaseProblem() : null
  const policy = toPagePolicy({
    nonce,
    isHttps: request.headers.get(HTTPS_HEADER) === '1',
    isDev: getEnv().isDev,
    embedOrigins: token === null || problem ? [] : await listEmbedOrigins(token).catch(() => []),
  })
  if (problem) return refuse(request, problem, { nonce, policy })
  const headers = new Headers(request.headers)
  // From here the page takes the nonce for its scripts.
  headers.set('Content-Security-Policy', policy)
  // Where to come back to after signing in.
  headers.set('x-tundish-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

/** An action says by itself what went wrong, on the page where it was asked for. */
function needsDatabase(request: NextRequest): boolean {
  return !request.headers.has('next-action') && request.nextUrl.pathname !== '/icon.svg'
}

function refuse(
  request: NextRequest,
  problem: TundishError,
  { nonce, policy }: Readonly<{ nonce: string; policy: string }>,
): NextResponse {
  const isPage = request.headers.get('accept')?.includes('text/html') ?? false
  const { status, headers, body } = answerProblem(problem, { path: request.nextUrl.pathname, isPage, nonce })
  headers.set('Content-Security-Policy', policy)
  return new NextResponse(body, { status, headers })
}

// Of a request that comes through here Next keeps a copy of the body, and of no more than 10 MB: files go past.
export const config = { matcher: '/((?!_next/static/|api/dbt$).*)' }
