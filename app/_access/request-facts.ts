import { headers } from 'next/headers'
import { cache } from 'react'
import { ADDRESS_HEADER, DIRECT_HEADER, HTTPS_HEADER } from '@/lib/access/requests/connection'

/** Where a request comes from, and by which address it reached this server. */
export type RequestFacts = Readonly<{
  /** The client's address; null where it is not known. */
  address: string | null
  /** The origin of this server as the client wrote it, such as https://funnel.example.com; null without a Host. */
  origin: string | null
  isHttps: boolean
  /** No server in front left a trace. */
  isDirect: boolean
}>

/** Read once a request. The server in front of the pages has taken away what a client may not say of itself. */
export const askRequestFacts = cache(async (): Promise<RequestFacts> => {
  const head = await headers()
  const host = head.get('host')
  const isHttps = head.get(HTTPS_HEADER) === '1'
  return {
    address: head.get(ADDRESS_HEADER) || null,
    origin: host && `${isHttps ? 'https' : 'http'}://${host}`,
    isHttps,
    isDirect: head.get(DIRECT_HEADER) === '1',
  }
})
