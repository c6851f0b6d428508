import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { keepBatchesWhole } from './keep-batches-whole'
import { locateEmbedded } from './locate'
import { closeFiles, makeFilesPrivate } from './make-files-private'
import { ownDataDir } from './own-data-dir'
import { ownSocketDir } from './own-socket-dir'

// The embedded database's own process. It lives as long as somebody holds a lease (a connection to the lease
// socket), and so ends by itself when the last server or command is gone, however that one ended.

/** A starter that never comes back to take its lease does not leave a process behind. */
const FIRST_LEASE_WITHIN_MS = 30_000

const dataDir = process.argv[2]
if (!dataDir) throw new Error('usage: database-process DATA_DIR')
makeFilesPrivate()
if (!(await ownDataDir(locateEmbedded(dataDir).pidFile))) process.exit(0)
const places = ownSocketDir(dataDir)
closeFiles(places.files)
await Promise.all([rm(places.leaseSocket, { force: true }), rm(places.pgSocket, { force: true })])

const database = await PGlite.create(places.files)
keepBatchesWhole(database)
const sockets = new PGLiteSocketServer({ db: database, path: places.pgSocket, maxConnections: 100 })
await sockets.start()
const leases = startLeases(() => void close())
leases.listen(places.leaseSocket)

// Signals reach every process of a terminal; this one ends by its leases alone.
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
process.on('SIGTERM', () => void close())

/** Calls `onLast` when no lease is left, or none was ever taken. */
function startLeases(onLast: () => void): Server {
  let held = 0
  const tooLate = setTimeout(onLast, FIRST_LEASE_WITHIN_MS)
  return createServer((lease) => {
    clearTimeout(tooLate)
    held += 1
    lease.on('error', () => {})
    lease.on('close', () => {
      held -= 1
      if (held === 0) onLast()
    })
    lease.resume()
    lease.write('ready\n')
  })
}

async function close(): Promise<void> {
  leases.close()
  await sockets.stop()
  await database.close()
  await rm(places.pidFile, { force: true })
  process.exit(0)
}
