import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { cookies } from 'next/headers'
import { getDb } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { DAY_SECONDS } from '@/lib/time/duration'

/** A session that nobody uses ends after this; one that is used, after `LONGEST_SESSION_DAYS`. */
const IDLE_DAYS = 7
export const LONGEST_SESSION_DAYS = 30

/**
 * Passwords, sessions and their cookies, by better-auth. Only its functions are called, from our own actions: its routes
 * are not mounted, so nobody signs up or changes a member by address (docs/decisions/0019).
 */
function makeAuth(isHttps: boolean) {
  const { secret } = getEnv()
  if (secret === null) throw new Error('The web server is started by `npm start` or `npm run dev`.')
  return betterAuth({
    secret,
    baseURL: 'http://localhost',
    database: prismaAdapter(getDb(), { provider: 'postgresql' }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 1000 },
    user: {
      modelName: 'member',
      additionalFields: {
        role: { type: 'string', input: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    session: {
      modelName: 'memberSession',
      fields: { userId: 'memberId' },
      expiresIn: IDLE_DAYS * DAY_SECONDS,
      updateAge: DAY_SECONDS,
    },
    account: { modelName: 'memberAccount', fields: { userId: 'memberId' } },
    verification: { modelName: 'memberVerification' },
    advanced: { cookiePrefix: 'tundish', useSecureCookies: isHttps },
    plugins: [nextCookies()],
  })
}

type Auth = ReturnType<typeof makeAuth>

/**
 * The cookies of this request as better-auth reads them, with those that were set while it was answered: the headers
 * still have the ones before.
 */
export async function readCookieHeader(): Promise<Headers> {
  const pairs = (await cookies()).getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  return new Headers({ cookie: pairs.join('; ') })
}

const made = new Map<boolean, Auth>()

/** One for https, where cookies are secure, and one for http. */
export function getAuth(isHttps: boolean): Auth {
  const known = made.get(isHttps) ?? makeAuth(isHttps)
  made.set(isHttps, known)
  return known
}
