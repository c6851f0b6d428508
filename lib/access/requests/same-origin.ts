const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request of this method may change nothing, wherever it comes from. */
export function isReading(method: string): boolean {
  return READING.has(method)
}

/** What a request says of where it comes from. Null: not said. */
export type Provenance = Readonly<{
  origin: string | null
  /** Sec-Fetch-Site, which no script of a page can write. */
  fetchSite: string | null
  host: string | null
  isHttps: boolean
}>

/**
 * Whether a request was made by a page of this server, as its browser says: the Origin is ours, in scheme, host and
 * port. A form without script under `no-referrer` sends the Origin `null`, and old browsers none: then Sec-Fetch-Site
 * decides. What says neither is not from here.
 */
export function isSameOrigin({ origin, fetchSite, host, isHttps }: Provenance): boolean {
  if (host === null) return false
  if (origin === null || origin === 'null') return fetchSite === 'same-origin'
  return origin.toLowerCase() === toOrigin(host, isHttps)
}

/** The origin of this server's pages, under the name it was asked by. */
export function toOrigin(host: string, isHttps: boolean): string {
  return `${isHttps ? 'https' : 'http'}://${host.toLowerCase()}`
}

/** Said to whoever is refused. */
export const FOREIGN_ORIGIN =
  'This was not sent by a page of this Tundish, so nothing was changed. Reload the page and try again; behind a proxy, see TUNDISH_PROXIES in docs/operations.md.'
