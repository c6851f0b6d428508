import { readlinkSync } from 'node:fs'
import path from 'node:path'

/** Where the files and sockets of the embedded database of one data directory are. */
export type EmbeddedPlaces = Readonly<{
  /** PostgreSQL's own files. */
  files: string
  /** Holds the id of the process that owns `files`. */
  pidFile: string
  log: string
  /** The folder of the two sockets, or a link to it where the sockets' paths would be too long here. */
  run: string
  /** Folder of the two sockets, for the owner only. It need not be there yet. */
  socketDir: string
  /** Whoever is connected here keeps the database running. */
  leaseSocket: string
  /** Where PostgreSQL clients connect. */
  pgSocket: string
  url: string
}>

/** A Unix socket's path may have 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 100

/** Whether the paths of sockets in this folder are short enough. */
export function fitsSockets(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH
}

/** Looks up, makes nothing: where the sockets of a deep data directory are says the link that `ownSocketDir` made. */
export function locateEmbedded(dataDir: string): EmbeddedPlaces {
  const run = path.join(dataDir, 'run')
  const socketDir = readLink(run)
  return {
    files: path.join(dataDir, 'database'),
    pidFile: path.join(dataDir, 'database.pid'),
    log: path.join(dataDir, 'database.log'),
    run,
    socketDir,
    leaseSocket: path.join(socketDir, 'lease.sock'),
    pgSocket: path.join(socketDir, '.s.PGSQL.5432'),
    url: `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(socketDir)}`,
  }
}

function readLink(place: string): string {
  try {
    return readlinkSync(place)
  } catch {
    return place
  }
}
