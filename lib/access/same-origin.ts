const READING = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request may change something: one that only reads may come from anywhere; any other says with `Origin` that
 * it comes from a page of the host that it asks. Saying nothing is refused: every browser says it.
 */
export function isSameOriginRequest(method: string, headers: Pick<Headers, 'get'>): boolean {
  return READING.includes(method) || isOwnOrigin(headers.get('origin'), headers.get('host'))
}

export function isOwnOrigin(origin: string | null, host: string | null): boolean {
  if (!origin || !host || !URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  return (protocol === 'http:' || protocol === 'https:') && from === host.toLowerCase()
}
