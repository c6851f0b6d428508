import { headers } from 'next/headers'
import { cache } from 'react'

/** Where a request comes from, and by which address it reached this server. */
export type RequestFacts = Readonly<{
  /** The client's address; null where it is not known. */
  address: string | null
  /** The origin of this server as the client wrote it, such as https://funnel.example.com; null without a Host. */
  origin: string | null
  isHttps: boolean
}>

/** Read once a request. The server in front of the pages has taken away what a client may not say of itself. */
export const askRequestFacts = cache(async (): Promise<RequestFacts> => {
  const head = await headers()
  const host = head.get('host')
  const isHttps = head.get('x-forwarded-proto') === 'https'
  const address = head.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return { address: address || null, origin: host && `${isHttps ? 'https' : 'http'}://${host}`, isHttps }
})
