type Facts = Readonly<{
  /** Random, of this one answer. */
  nonce: string
  isHttps: boolean
  isDev: boolean
  /** Whose pages may hold this one in a frame; empty: nobody's. */
  embedOrigins: readonly string[]
}>

/**
 * What a browser is told with every page. Scripts run by nonce alone; styles may stand in attributes, where charts need
 * them. Everything is private to whoever asked, is not indexed, and tells other sites nothing.
 */
export function toSecurityHeaders({ nonce, isHttps, isDev, embedOrigins }: Facts) {
  const isFramed = embedOrigins.length > 0
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors ${isFramed ? embedOrigins.join(' ') : `'none'`}`,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex, nofollow',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(!isFramed && { 'X-Frame-Options': 'DENY' }),
    ...(isHttps && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  }
}
