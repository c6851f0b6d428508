import { TundishError } from '@/lib/errors'

const PORTS = new Set([25, 465, 587, 2525])

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
    throw new TundishError('bad_target', 'The mail server must be a URL with smtp:// or smtps://.')
  const isSecure = url.protocol === 'smtps:'
  const port = url.port === '' ? (isSecure ? 465 : 587) : Number(url.port)
  if (!allowPrivate && !PORTS.has(port))
    throw new TundishError(
      'bad_target',
      'The mail server must use port 25, 465, 587 or 2525; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows any.',
    )
  const account = url.username === '' ? null : { user: toPlain(url.username), pass: toPlain(url.password) }
  return { url, port, isSecure, account }
}

function toPlain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new TundishError(
      'bad_target',
      'The name and the password in the URL must be escaped: a % in them is written %25.',
      { cause },
    )
  }
}
