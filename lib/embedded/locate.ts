import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'

/** Where the files and sockets of the embedded database of one data directory are. */
export type EmbeddedPlaces = Readonly<{
  /** PostgreSQL's own files. */
  files: string
  /** Holds the id of the process that owns `files`. */
  pidFile: string
  log: string
  /** Folder of the two sockets, for the owner only. */
  socketDir: string
  /** Whoever is connected here keeps the database running. */
  leaseSocket: string
  /** Where PostgreSQL clients connect. */
  pgSocket: string
  url: string
}>

/** A Unix socket's path may have 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 100

/** Deep data directories get a short socket folder of their own under the system's temporary directory. */
export function locateEmbedded(dataDir: string): EmbeddedPlaces {
  const besideData = path.join(dataDir, 'run')
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const fits = Buffer.byteLength(path.join(besideData, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH
  const socketDir = fits ? besideData : path.join(os.tmpdir(), `tundish-${os.userInfo().uid}-${hash}`)
  return {
    files: path.join(dataDir, 'database'),
    pidFile: path.join(dataDir, 'database.pid'),
    log: path.join(dataDir, 'database.log'),
    socketDir,
    leaseSocket: path.join(socketDir, 'lease.sock'),
    pgSocket: path.join(socketDir, '.s.PGSQL.5432'),
    url: `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(socketDir)}`,
  }
}
