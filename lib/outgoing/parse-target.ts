import { TundishError } from '@/lib/errors'

const PORTS = new Set(['', '80', '443', '8080', '8443'])

/**
 * The URL that text means, as a request to another server may go to: http or https, no name or password in it, and a
 * port of the web unless `allowPrivate`. How an address may be spelt (decimal, octal, hexadecimal, in full-width digits)
 * is undone here. Throws `bad_target`. Where its name leads is not asked yet.
 */
export function parseTarget(text: string, { allowPrivate }: Readonly<{ allowPrivate: boolean }>): URL {
  if (!URL.canParse(text))
    throw new TundishError('bad_target', 'This is not a URL such as https://example.com/hook.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TundishError('bad_target', 'The URL must begin with https:// or http://.')
  if (url.username !== '' || url.password !== '')
    throw new TundishError('bad_target', 'The URL must not hold a user name or a password.')
  if (!allowPrivate && !PORTS.has(url.port))
    throw new TundishError(
      'bad_target',
      `The URL must use port 80, 443, 8080 or 8443, not ${url.port}; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows any.`,
    )
  return url
}
