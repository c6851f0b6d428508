import { existsSync, rmSync, truncateSync } from 'node:fs'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { TundishError } from '@/lib/errors'
import { claimDataDir } from './claim-data-dir'
import { endWhenUnwritable, isDiskFull } from './end-when-unwritable'
import { EXIT_DISK_FULL, formatLastWord, sayAway, sayDiskFull } from './last-word'
import { type Leases, openLeases } from './leases'
import { locateEmbedded } from './locate'
import { closeFiles, makeFilesPrivate } from './make-files-private'
import { openPglite, readyForSockets } from './open-pglite'
import { ownSocketDir } from './own-socket-dir'
import { writeOwnerNote } from './owner-note'

// The embedded database's own process. It lives as long as somebody holds a lease (a connection to the lease
// socket), and so ends by itself when the last server or command is gone, however that one ended. It catches no SIGTERM:
// a signal that a handler waits for is not obeyed in the middle of a statement, and what was stored survives any end.

/** A database that cannot be closed must not keep the next one out. */
const CLOSE_WITHIN_MS = 20_000

const dataDir = process.argv[2] ?? ''
let leases: Leases | null = null
let isOpen = false

// Signals reach every process of a terminal; this one ends by its leases.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})

await serve().catch((error: unknown) => {
  console.error(error)
  endFor(toTundishError(error))
})

async function serve(): Promise<void> {
  makeFilesPrivate()
  if (!(await claimDataDir(dataDir))) process.exit(0)
  const places = ownSocketDir(dataDir)
  closeFiles(places.files)
  if (existsSync(places.log)) truncateSync(places.log)
  for (const left of [places.leaseSocket, places.pgSocket]) rmSync(left, { force: true })
  writeOwnerNote(places.pidFile)
  const rows = path.join(places.files, 'base/')
  endWhenUnwritable(
    (place) => !place.startsWith(places.files) || (isOpen && place.startsWith(rows)),
    endUnwritable,
  )
  const database = await openPglite(places.files)
  isOpen = true
  readyForSockets(database, (why) => endFor(sayBroken(why)))
  const sockets = new PGLiteSocketServer({ db: database, path: places.pgSocket, maxConnections: 100 })
  await sockets.start()
  leases = openLeases(() => void close(database, sockets))
  leases.server.listen(places.leaseSocket)
}

async function close(database: PGlite, sockets: PGLiteSocketServer): Promise<void> {
  setTimeout(() => process.exit(1), CLOSE_WITHIN_MS)
  leases?.server.close()
  await sockets.stop()
  await database.close()
  rmSync(locateEmbedded(dataDir).pidFile, { force: true })
  process.exit(0)
}

function endUnwritable(place: string, isFull: boolean): never {
  return endFor(
    isFull ? sayDiskFull(dataDir) : sayAway(`${place} cannot be written; the disk may be broken.`),
  )
}

function toTundishError(error: unknown): TundishError {
  if (error instanceof TundishError) return error
  return isDiskFull(error) ? sayDiskFull(dataDir) : sayNotOpened(error)
}

function sayBroken(why: unknown): TundishError {
  return sayAway(
    `The embedded database in ${dataDir} ended itself (${toText(why)}); what was stored is kept.`,
  )
}

function sayNotOpened(why: unknown): TundishError {
  const sentence = `The files of the embedded database in ${dataDir} cannot be opened (${toText(why)}). If they are damaged, put a copy of ${dataDir} in their place, or move ${path.join(dataDir, 'database')} away to begin with an empty one.`
  return sayAway(sentence)
}

function toText(why: unknown): string {
  const text =
    why instanceof Error && why.message ? why.message : String(Reflect.get(Object(why), 'name') ?? why)
  return text.replaceAll('\n', ' ').replace(/\.$/, '')
}

function endFor(error: TundishError): never {
  const word = formatLastWord(error)
  console.error(word)
  leases?.say(word)
  process.exit(error.code === 'disk_full' ? EXIT_DISK_FULL : 1)
}
