import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { toErrorCode } from '@/lib/errors'

/** Names of the sockets on which owners listen, in the data directory. */
const OWNER = 'owner-'

/** What a connection fails with where nobody listens; with anything else somebody may. */
const NOBODY: readonly unknown[] = ['ECONNREFUSED', 'ENOENT', 'ENOTSOCK']

/**
 * Makes this process the only owner of a data directory until it ends, however it ends. Waits up to `waitMs` for a former
 * owner that is just closing. False when another process keeps it.
 *
 * Each candidate listens on a socket of its own, and then looks for others that do. Of two at the same time at least one
 * sees the other, and whoever sees another steps back. The system itself answers connections while the process lives,
 * also when it is busy or stopped, and in other containers too; numbers of processes say nothing. The working directory
 * becomes the data directory, because a socket's path must be short.
 */
export async function claimDataDir(dataDir: string, waitMs = 10_000): Promise<boolean> {
  process.chdir(dataDir)
  const giveUpAt = performance.now() + waitMs
  for (;;) {
    if (!(await isOwned(null)) && (await announce())) return true
    if (performance.now() >= giveUpAt) return false
    await sleep(50 + Math.random() * 100)
  }
}

/** It gets its name when it already listens: until then it would be taken for one that was left over. */
async function announce(): Promise<boolean> {
  const id = randomBytes(4).toString('hex')
  const own = `${OWNER}${id}`
  const server = createServer((other) => other.on('error', () => {}).destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(`new-${id}`, resolve)
  })
  await rename(`new-${id}`, own)
  server.unref()
  if (!(await isOwned(own))) {
    process.once('exit', () => rmSync(own, { force: true }))
    return true
  }
  await rm(own, { force: true })
  server.close()
  return false
}

/** Whether anybody else listens. What was left over is taken away: no name is used twice. */
async function isOwned(own: string | null): Promise<boolean> {
  const names = (await readdir('.')).filter((name) => name.startsWith(OWNER) && name !== own)
  for (const name of names) {
    if (await doesListen(name)) return true
    await rm(name, { force: true })
  }
  return false
}

function doesListen(place: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(place)
    socket.once('error', (error) => resolve(!NOBODY.includes(toErrorCode(error))))
    socket.once('connect', () => {
      resolve(true)
      socket.destroy()
    })
  })
}
