import type { IncomingHttpHeaders } from 'node:http'

const MOST_BODY_BYTES = 1_000_000

/** Headers that say where a request comes from: this server's own word, never the client's. */
const OURS =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-tundish-.*|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-matched-path|x-nonce)$/

/** What a router and a gate could read in two ways: none of it is in any address of ours. */
const AMBIGUOUS = /\/\/|\/\.{1,2}(\/|$)|[\\;\s\p{Cc}]|%(2e|2f|5c|00)/iu

type Arrival = Readonly<{
  target: string
  headers: IncomingHttpHeaders
  /** The address at the other end of the connection. */
  peer: string
  isEncrypted: boolean
  /** How many servers of our own stand in front and add to `X-Forwarded-For`. */
  proxies: number
}>

/** Why a request is not let in, as a status and a sentence; or the headers with which it is. */
export type Admission =
  | Readonly<{ ok: true; headers: IncomingHttpHeaders }>
  | Readonly<{ ok: false; status: 400 | 413; sentence: string }>

/**
 * Lets a request in with headers that can be believed: whatever the client says of its own address, protocol or way
 * through the framework is taken away, and what the connection (or a server in front that is trusted) says is put there.
 */
export function admitRequest({ target, headers, peer, isEncrypted, proxies }: Arrival): Admission {
  const [path = ''] = target.split('?')
  if (!path.startsWith('/') || AMBIGUOUS.test(path)) {
    return { ok: false, status: 400, sentence: 'This address cannot be read in one way only.' }
  }
  if (Number(headers['content-length'] ?? 0) > MOST_BODY_BYTES) {
    return { ok: false, status: 413, sentence: 'This is more than a request may send.' }
  }
  const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.test(name)))
  return {
    ok: true,
    headers: {
      ...own,
      'x-forwarded-for': toClient(headers['x-forwarded-for'], peer, proxies),
      'x-forwarded-proto': isEncrypted || saysHttps(headers, proxies) ? 'https' : 'http',
    },
  }
}

/** Of the addresses that servers wrote down, each the one it was asked by, the one that the farthest trusted server saw. */
function toClient(forwarded: string | string[] | undefined, peer: string, proxies: number): string {
  const written = String(forwarded ?? '').split(',')
  const hops = [...written.map((address) => address.trim()).filter(Boolean), peer]
  return hops[Math.max(0, hops.length - 1 - proxies)] ?? peer
}

function saysHttps(headers: IncomingHttpHeaders, proxies: number): boolean {
  return (
    proxies > 0 &&
    String(headers['x-forwarded-proto'] ?? '')
      .split(',')[0]
      ?.trim() === 'https'
  )
}
