import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { TundishError } from '@/lib/errors'
import { openDataDir } from '@/lib/files/open-data-dir'
import { type EmbeddedPlaces, locateEmbedded } from './locate'
import { isRunning, readPid } from './own-data-dir'
import { isSocketDirOf } from './own-socket-dir'

/** A running embedded database, kept running until it is released or this process ends. */
export type HeldDatabase = Readonly<{
  url: string
  /** Gives the lease back and, when it was the last one, waits until the database has closed its files. */
  release: () => Promise<void>
}>

const START_WITHIN_MS = 60_000

/**
 * Joins the embedded database of `dataDir`, starting its process when none runs. Any number of processes may
 * hold it at once. Throws `bad_setting` for a data directory that is not this user's alone, before anything is said to
 * whoever may be there, and `database_unreachable` when it does not start.
 */
export async function holdDatabase(dataDir: string): Promise<HeldDatabase> {
  openDataDir(dataDir)
  const giveUpAt = performance.now() + START_WITHIN_MS
  let starting: { failed: boolean } | undefined
  while (performance.now() < giveUpAt) {
    // The process that owns the data directory decides where the sockets are.
    const places = locateEmbedded(dataDir)
    const isOurs = isSocketDirOf(dataDir, places.socketDir)
    const lease = isOurs ? await takeLease(places.leaseSocket) : null
    if (lease) return { url: places.url, release: () => release(lease, places) }
    if (starting?.failed) break
    starting ??= startProcess(dataDir, places)
    await sleep(50)
  }
  throw new TundishError(
    'database_unreachable',
    `The embedded database did not start: ${lastWords(locateEmbedded(dataDir).log)}`,
  )
}

function takeLease(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('error', () => resolve(null))
    socket.once('close', () => resolve(null))
    socket.once('data', () => resolve(socket))
  })
}

function startProcess(dataDir: string, places: EmbeddedPlaces): { failed: boolean } {
  const log = openSync(places.log, 'w', 0o600)
  const program = fileURLToPath(new URL('./database-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    detached: true,
    stdio: ['ignore', log, log],
  })
  const state = { failed: false }
  child.once('exit', (code) => {
    state.failed = code !== 0
  })
  child.unref()
  return state
}

async function release(lease: Socket, places: EmbeddedPlaces): Promise<void> {
  const owner = await readPid(places.pidFile)
  lease.end()
  lease.destroy()
  for (let tries = 0; tries < 100; tries += 1) {
    if (owner === null || !isRunning(owner)) return
    await sleep(20)
    if (tries > 10 && (await isHeldByOthers(places.leaseSocket))) return
  }
}

async function isHeldByOthers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

function lastWords(log: string): string {
  try {
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    return lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'no reason was given.'
  } catch {
    return 'no reason was given.'
  }
}
