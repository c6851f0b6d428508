import { createConnection, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TundishError } from '@/lib/errors'
import { openDataDir } from '@/lib/files/open-data-dir'
import { parseLastWord, sayAway } from './last-word'
import { locateEmbedded } from './locate'
import { isSocketDirOf } from './own-socket-dir'
import { readOwnerNote } from './owner-note'
import { type Starting, startProcess } from './start-process'

/** A running embedded database, kept running until it is released or this process ends. */
export type HeldDatabase = Readonly<{
  url: string
  /** Resolves to the reason when the database ends though it is held; never otherwise. */
  ended: Promise<TundishError>
  /** Gives the lease back and, when it was the last one, waits until the database has closed its files. */
  release: () => Promise<void>
}>

/** For the answer of one that runs: it may be busy, or closing. */
const ANSWER_WITHIN_MS = 60_000

/** For a start of our own, on a machine that has much else to do. */
const START_WITHIN_MS = 180_000

const RELEASE_WITHIN_MS = 30_000

/**
 * Joins the embedded database of `dataDir`, starting its process when none runs. Any number of processes may
 * hold it at once. Throws `bad_setting` for a data directory that is not this user's alone, before anything is said to
 * whoever may be there, `disk_full`, and `database_unreachable` when it does not start or does not answer in time.
 */
export async function holdDatabase(dataDir: string): Promise<HeldDatabase> {
  openDataDir(dataDir)
  const begunAt = performance.now()
  let starting: Starting | null = null
  const isOwn = () => starting !== null && !starting.isKeptOut
  const toLeft = () => begunAt + (isOwn() ? START_WITHIN_MS : ANSWER_WITHIN_MS) - performance.now()
  for (let left = toLeft(); left > 0; left = toLeft()) {
    // The process that owns the data directory decides where the sockets are.
    const places = locateEmbedded(dataDir)
    const isOurs = isSocketDirOf(dataDir, places.socketDir)
    const lease = isOurs ? await takeLease(places.leaseSocket, left) : null
    if (lease === 'silent') break
    if (lease) return toHeld(lease, dataDir, places.url)
    if (starting?.problem) throw starting.problem
    if (!isOwn()) starting = startProcess(dataDir, places.log)
    await sleep(50)
  }
  if (!isOwn()) throw sayAway(sayKeptOut(dataDir))
  starting?.kill()
  throw sayAway(sayTooSlow(dataDir))
}

/** Null where nobody listens; silent where somebody does, and says nothing in so many milliseconds. */
function takeLease(place: string, waitMs: number): Promise<Socket | null | 'silent'> {
  return new Promise((resolve) => {
    const socket = createConnection({ path: place, allowHalfOpen: false })
    const late = setTimeout(() => {
      resolve('silent')
      socket.destroy()
    }, waitMs)
    const answer = (lease: Socket | null) => {
      clearTimeout(late)
      resolve(lease)
    }
    socket.once('error', () => answer(null))
    socket.once('close', () => answer(null))
    socket.once('data', () => answer(socket))
  })
}

function toHeld(lease: Socket, dataDir: string, url: string): HeldDatabase {
  let said = ''
  let isReleased = false
  const closed = new Promise<void>((resolve) => lease.once('close', () => resolve()))
  lease.on('error', () => {})
  lease.on('data', (data) => {
    said += data
  })
  const ended = new Promise<TundishError>((resolve) => {
    void closed.then(() => !isReleased && resolve(parseLastWord(said) ?? sayEnded(dataDir)))
  })
  const release = async () => {
    isReleased = true
    lease.end()
    await Promise.race([closed, sleep(RELEASE_WITHIN_MS, null, { ref: false })])
    lease.destroy()
  }
  return { url, ended, release }
}

function sayEnded(dataDir: string): TundishError {
  return sayAway(`The process of the embedded database in ${dataDir} was ended; what was stored is kept.`)
}

function sayTooSlow(dataDir: string): string {
  return `The embedded database in ${dataDir} did not start within ${START_WITHIN_MS / 60_000} minutes. Try again when the machine is less busy.`
}

function sayKeptOut(dataDir: string): string {
  const note = readOwnerNote(locateEmbedded(dataDir).pidFile)
  const who = note
    ? `process ${note.pid} on ${note.host} (${note.command}), which has it since ${note.since},`
    : 'another process'
  return `The embedded database in ${dataDir} is held by ${who} and that did not answer within ${ANSWER_WITHIN_MS / 1000} seconds. Wait for what it does, or end that process, and try again.`
}
