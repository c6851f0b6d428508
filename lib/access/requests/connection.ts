import { isIP } from 'node:net'

/** Header values by lower-case name, as node:http reads them. */
export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>

/** The headers in which the front door tells the rest of the server what it knows of a connection. */
export const ADDRESS_HEADER = 'x-tundish-address'
export const HTTPS_HEADER = 'x-tundish-https'
export const DIRECT_HEADER = 'x-tundish-direct'

export type Connection = Readonly<{
  /** The address of whoever asks; empty when the socket was gone before it could be read. */
  address: string
  isHttps: boolean
}>

/**
 * Who asks, and whether over https. With `proxies` trusted proxies in front, each of which appended to X-Forwarded-For
 * whom it was asked by, it is the entry that far from the right: what stands further left was sent by whoever asks, and
 * proves nothing. A list too short for that, or an entry that is no address, leaves the peer of the socket.
 */
export function toConnection(
  headers: RequestHeaders,
  socket: Readonly<{ peer: string; isEncrypted: boolean }>,
  proxies: number,
): Connection {
  const peer = parseAddress(socket.peer) ?? ''
  if (proxies === 0) return { address: peer, isHttps: socket.isEncrypted }
  const hops = splitList(headers['x-forwarded-for'])
  const schemes = splitList(headers['x-forwarded-proto'])
  // Proxies append addresses, but mostly overwrite the scheme: then there is one.
  const scheme = schemes[Math.max(0, schemes.length - proxies)]
  return {
    address: parseAddress(hops[hops.length - proxies] ?? '') ?? peer,
    isHttps: socket.isEncrypted || scheme?.toLowerCase() === 'https',
  }
}

/** What proxies, load balancers, tunnels and content networks add to a request, and browsers never do. */
const OF_PROXIES = [
  /^(?:x-)?forwarded\b/,
  /^(?:via|cdn-loop|max-forwards|proxy-connection|x-varnish|surrogate-capability|front-end-https)$/,
  /(?:^|-)(?:client|connecting|real|remote|socket|source|user)?-?(?:ip|addr|address)$/,
  /^(?:cf|fly|fastly|true-client|tailscale|x-(?:amz|amzn|appengine|arr|auth-request|azure|bluecoat|cloud|envoy|netlify|nf|ngrok|original|proxy|proxyuser|sinfo|ssl|traefik|vercel))-/,
  /^(?:x-)?(?:host|proto|scheme|url-scheme|port|prefix|remote-user|request-start|server-name|webauth-user)$/,
]

/**
 * Whether a request seems to come straight from whoever asks: no server in front left a trace. One in front whose requests
 * come from its own machine would else be taken for somebody who sits there. nginx that is told nothing adds no header, but
 * speaks HTTP/1.0, as no browser does. A proxy that leaves no trace at all cannot be told apart.
 */
export function isDirect(headers: RequestHeaders, httpVersion: string): boolean {
  const names = Object.keys(headers).filter((name) => name !== 'host')
  return httpVersion !== '1.0' && !names.some((name) => OF_PROXIES.some((pattern) => pattern.test(name)))
}

const INTERNAL =
  /^(?:x-(?:tundish|middleware|forwarded|invoke)-|x-(?:real-ip|matched-path|nextjs-data)$|forwarded$)/

/** Headers that only this server, or a trusted proxy, may write. A page's policy carries the nonce it is made with. */
export function isInternalHeader(name: string): boolean {
  return INTERNAL.test(name) || name === 'content-security-policy'
}

/** An IP address without port, brackets or the IPv4-in-IPv6 form; null for anything else. */
function parseAddress(text: string): string | null {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const address = bare.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '')
  return isIP(address) === 0 ? null : address
}

function splitList(value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(',') : (value ?? '')
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
