import { createServer, type Server, type Socket } from 'node:net'

/** A starter that never comes back to take its lease does not leave a process behind. */
const FIRST_LEASE_WITHIN_MS = 30_000

export type Leases = Readonly<{
  server: Server
  /** Says a last word to all that hold one. */
  say: (line: string) => void
}>

/**
 * Whoever is connected holds a lease. A holder that lets go is let go in turn; the last one not before this process has
 * ended, so that it can wait for that. Calls `onLast` when none is left, or none was ever taken.
 */
export function openLeases(onLast: () => void): Leases {
  const held = new Set<Socket>()
  const tooLate = setTimeout(onLast, FIRST_LEASE_WITHIN_MS)
  const server = createServer({ allowHalfOpen: true }, (lease) => {
    clearTimeout(tooLate)
    held.add(lease)
    const drop = () => {
      if (!held.delete(lease)) return
      if (held.size === 0) onLast()
      else lease.end()
    }
    lease.on('error', drop).on('end', drop).on('close', drop)
    lease.resume()
    lease.write('ready\n')
  })
  const say = (line: string) => {
    for (const lease of held) lease.write(`${line}\n`)
  }
  return { server, say }
}
