import { promises as dns, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { TundishError } from '@/lib/errors'
import { isPublicAddress } from './public-address'

/** Every address of a name. */
export type Resolver = (hostname: string) => Promise<readonly LookupAddress[]>

/** Asks the system, once. */
export const resolveName: Resolver = (hostname) => dns.lookup(hostname, { all: true })

/**
 * The addresses that a URL's host leads to, at least one. Unless `allowPrivate` all must be public: a name that leads to
 * both kinds is asked to lead here. Throws `bad_target` and `no_answer`.
 */
export async function resolveTarget(
  url: URL,
  { allowPrivate, resolve }: Readonly<{ allowPrivate: boolean; resolve: Resolver }>,
): Promise<readonly LookupAddress[]> {
  const bare = toBareName(url)
  const family = isIP(bare)
  const addresses = family === 0 ? await askFor(bare, resolve) : [{ address: bare, family }]
  if (addresses.length === 0) throw new TundishError('no_answer', `No address is known for ${bare}.`)
  if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
    throw new TundishError(
      'bad_target',
      `${bare} does not lead to the public internet; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows that.`,
    )
  return addresses
}

/** The host of a URL; an address of IPv6 without its brackets. */
export function toBareName({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/** A lookup that knows only these addresses: a second question to the name servers could be answered otherwise. */
export function toPinnedLookup(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, { all }, callback) => {
    const [first] = addresses
    if (all) callback(null, [...addresses])
    else if (first) callback(null, first.address, first.family)
  }
}

async function askFor(hostname: string, resolve: Resolver): Promise<readonly LookupAddress[]> {
  try {
    return await resolve(hostname)
  } catch (cause) {
    throw new TundishError('no_answer', `No address is known for ${hostname}.`, { cause })
  }
}
