import { headers } from 'next/headers'
import { toNextPath } from '@/lib/access/next-path'

/** Where somebody goes who is not signed in, and from there back to what they asked for. */
export async function toEntryPath(): Promise<string> {
  const next = toNextPath((await headers()).get('x-tundish-path'))
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
