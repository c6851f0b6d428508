/** Names by which a machine reaches itself and nobody else does. */
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LOOPBACK_ADDRESS = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i

/** Whether the address that a server listens at is one that only its own machine reaches. */
export function isLoopbackAddress(address: string): boolean {
  return address === 'localhost' || LOOPBACK_ADDRESS.test(address)
}

/**
 * Whether a `Host` header names this machine, with or without a port. A page of another site can make a browser ask this
 * server, and by its own name server even under its own name; not under these.
 */
export function isLoopbackHost(host: string): boolean {
  const match = /^(.*?)(?::\d{1,5})?$/.exec(host.toLowerCase())
  return LOOPBACK_HOST.test(match?.[1] ?? '')
}
