import { toPath } from './request-target'

type Headers = Readonly<Record<string, string>>

const YEAR_SECONDS = 31_536_000

/** Abilities of the browser that no page of ours uses, so that no script in one can. */
const UNUSED_ABILITIES = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
]

/** What holds also where `proxy.ts` has not run: for files, for refusals, and should it ever be left out. */
const STANDING_POLICY = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * The headers of every answer, set before anything else writes one. The policy is replaced by the page's own where there
 * is a page. Only the `embed` page of a link may be held in frames: by whom, its policy says.
 */
export function toStandingHeaders(target: string, { isHttps }: Readonly<{ isHttps: boolean }>): Headers {
  const path = toPath(target)
  const isEmbed = parseEmbedToken(path) !== null
  // Names of these files change with what is in them.
  const isStatic = path.startsWith('/_next/static/')
  return {
    'Content-Security-Policy': STANDING_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'Permissions-Policy': UNUSED_ABILITIES.map((ability) => `${ability}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': isEmbed ? 'cross-origin' : 'same-origin',
    ...(isEmbed ? {} : { 'X-Frame-Options': 'DENY' }),
    ...(isHttps ? { 'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains` } : {}),
    ...(isStatic ? {} : { 'Cache-Control': 'private, no-store' }),
  }
}

export type PagePolicy = Readonly<{
  /** New for every answer; the scripts of the page carry it. */
  nonce: string
  isHttps: boolean
  /** In development React needs `eval`, and the bundler writes styles into the page. */
  isDev: boolean
  /** Origins whose pages may hold this one in a frame; what is not plainly an origin is left out. None: nobody. */
  embedOrigins: readonly string[]
}>

/** The Content-Security-Policy of one page. */
export function toPagePolicy({ nonce, isHttps, isDev, embedOrigins }: PagePolicy): string {
  const frames = embedOrigins.filter(isPlainOrigin)
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // The widths of bars and the places of tooltips are attributes, which no nonce can cover.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The token of a page made for other sites' frames; null for every other path. */
export function parseEmbedToken(path: string): string | null {
  return /^\/share\/([^/]+)\/embed$/.exec(path)?.[1] ?? null
}

function isPlainOrigin(text: string): boolean {
  return /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/.test(text)
}
