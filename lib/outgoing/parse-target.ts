import { TundishError } from '@/lib/errors'

const MAIL_PORTS = new Set([25, 465, 587, 2525])
const WEB_PORTS = new Set(['', '80', '443', '8080', '8443'])

/**
 * The URL that text means, as a request to another server may go to: http or https, no name or password in it, and a
 * port of the web unless `allowPrivate`. How an address may be spelt (decimal, octal, hexadecimal, in full-width digits)
 * is undone here. Throws `bad_target`. Where its name leads is not asked yet.
 */
export function parseTarget(text: string, { allowPrivate }: Readonly<{ allowPrivate: boolean }>): URL {
  if (!URL.canParse(text)) throw badTarget('This is not a URL such as https://example.com/hook.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw badTarget('The URL must begin with https:// or http://.')
  if (url.username !== '' || url.password !== '')
    throw badTarget('The URL must not hold a user name or a password.')
  if (!allowPrivate && !WEB_PORTS.has(url.port))
    throw badTarget(
      `The URL must use port 80, 443, 8080 or 8443, not ${url.port}; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows any.`,
    )
  return url
}

/** Where a mail server is, and who we are to it. */
export type MailServer = Readonly<{
  url: URL
  port: number
  /** Whether TLS begins with the connection. */
  isSecure: boolean
  /** Null where it asks for none. */
  account: Readonly<{ user: string; pass: string }> | null
}>

/**
 * The mail server that text means: smtp:// or smtps://, a port of mail unless `allowPrivate`, name and password escaped as
 * in any URL. Throws `bad_target`, and repeats neither. Where its name leads is not asked yet.
 */
export function parseMailServer(
  text: string,
  { allowPrivate }: Readonly<{ allowPrivate: boolean }>,
): MailServer {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw badTarget('The mail server must be a URL with smtp:// or smtps://.')
  const isSecure = url.protocol === 'smtps:'
  const port = url.port === '' ? (isSecure ? 465 : 587) : Number(url.port)
  if (!allowPrivate && !MAIL_PORTS.has(port))
    throw badTarget(
      'The mail server must use port 25, 465, 587 or 2525; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows any.',
    )
  const account = url.username === '' ? null : { user: toPlain(url.username), pass: toPlain(url.password) }
  return { url, port, isSecure, account }
}

function toPlain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw badTarget('The name and the password in the URL must be escaped: a % in them is written %25.', {
      cause,
    })
  }
}

function badTarget(sentence: string, options?: ErrorOptions): TundishError {
  return new TundishError('bad_target', sentence, options)
}
