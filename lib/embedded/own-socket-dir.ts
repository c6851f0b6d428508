import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { TundishError } from '@/lib/errors'
import { isOfUser, isOwnFolder } from '@/lib/files/ownership'
import { type EmbeddedPlaces, fitsSockets, locateEmbedded } from './locate'

/**
 * Sees to it that there is a folder for the sockets of a data directory into which nobody else can put anything: `run` in
 * it or, where that is too deep, a new one under the temporary directory, to which `run` is a link. For the process that
 * owns the data directory, before it listens. Throws `bad_setting`.
 */
export function ownSocketDir(dataDir: string): EmbeddedPlaces {
  const { run, socketDir } = locateEmbedded(dataDir)
  if (isSocketDirOf(dataDir, socketDir)) return locateEmbedded(dataDir)
  // A link, or a folder, from when the data directory was elsewhere.
  rmSync(run, { recursive: true, force: true })
  if (fitsSockets(run)) mkdirSync(run, { mode: 0o700 })
  else symlinkSync(makeTemporary(toPrefix(dataDir)), run)
  return locateEmbedded(dataDir)
}

/**
 * Whether sockets in this folder are those of the data directory: nobody else could put any there, and it is not the
 * folder of another data directory, of which this one is a copy.
 */
export function isSocketDirOf(dataDir: string, socketDir: string): boolean {
  const isBeside = socketDir === path.join(dataDir, 'run')
  const isNamed = path.basename(socketDir).startsWith(toPrefix(dataDir))
  return (isBeside || isNamed) && fitsSockets(socketDir) && isOwnFolder(socketDir)
}

/** The data directory is there. */
function toPrefix(dataDir: string): string {
  const place = realpathSync(dataDir)
  return `tundish-${createHash('sha256').update(place).digest('hex').slice(0, 16)}-`
}

/** Under a name that nobody can guess, for this user alone. */
function makeTemporary(prefix: string): string {
  return mkdtempSync(path.join(findTemporary(prefix), prefix))
}

/** A folder in which others cannot rename or take away what is ours. */
function findTemporary(prefix: string): string {
  const found = [os.tmpdir(), '/tmp', '/var/tmp'].find((folder) => {
    const info = lstatSync(folder, { throwIfNoEntry: false }) && statSync(folder)
    if (!info?.isDirectory() || !fitsSockets(path.join(folder, `${prefix}123456`))) return false
    const isKept = (info.mode & 0o022) === 0 || (info.mode & 0o1000) !== 0
    return isKept && (isOfUser(info) || info.uid === 0)
  })
  if (found) return found
  const sentence =
    'The data directory lies too deep for sockets, and no temporary directory is safe for them. Set TMPDIR to a folder of your own with a short path, or TUNDISH_DATA_DIR to one.'
  throw new TundishError('bad_setting', sentence)
}
