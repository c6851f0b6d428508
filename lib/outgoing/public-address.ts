import { BlockList, isIP } from 'node:net'

// From the special-purpose registries of IANA (RFC 6890 and what came later), and what clouds keep for themselves.

const NOT_PUBLIC_IPV4 = toBlockList('ipv4', [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT; the metadata of Alibaba
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // the metadata of Azure
  ['169.254.0.0', 16], // link-local; the metadata of most clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24], // protocol assignments; the metadata of Oracle
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
])

/** All that is assigned to the public: what is not in here is local, mapped, translated (NAT64) or multicast. */
const GLOBAL_IPV6 = toBlockList('ipv6', [['2000::', 3]])

const NOT_PUBLIC_IPV6 = toBlockList('ipv6', [
  ['2001::', 23], // protocol assignments, Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
])

/**
 * Whether an IP address, without brackets or zone, is one of the public internet. An IPv4 address in IPv6 clothes
 * (mapped, compatible, 6to4, Teredo, NAT64) is not, whatever it holds: nobody needs it, and it hides where it leads.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !NOT_PUBLIC_IPV4.check(address, 'ipv4')
  return family === 6 && GLOBAL_IPV6.check(address, 'ipv6') && !NOT_PUBLIC_IPV6.check(address, 'ipv6')
}

function toBlockList(
  family: 'ipv4' | 'ipv6',
  ranges: readonly (readonly [network: string, prefix: number])[],
): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family)
  return list
}
