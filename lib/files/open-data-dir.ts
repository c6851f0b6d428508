import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { TundishError } from '@/lib/errors'
import { EVERYBODY_ELSE, isOfUser } from './ownership'

/** What Tundish keeps in its data directory. What else lies there is not its own. */
const OURS = [
  'database',
  'database.pid',
  'database.log',
  'run',
  'run_results.json',
  'secret',
  'sources',
  'uploads',
]

/** In a directory that is ours alone, though everybody could write into it until now. */
const MAY_BE_THERE = [...OURS, 'lost+found']

/**
 * Makes the data directory for its owner alone, or sees to it that the one that is there is so: a directory that existed
 * was mostly made for all to read. Throws `bad_setting` where it cannot be made, or where somebody else could change it:
 * it belongs to another user, it is one that everybody uses, or something of ours in it is another user's.
 */
export function openDataDir(dataDir: string): void {
  const info = makeFolder(dataDir)
  if (!isOfUser(info)) {
    const who = `user ${info.uid}, and Tundish runs as user ${process.getuid?.()}`
    throw refuse(`${dataDir} belongs to ${who}. Run it as the owner of the directory, or`)
  }
  if (isShared(dataDir, info)) throw refuse(`${dataDir} is a folder that everybody writes into;`)
  closeToOthers(dataDir, info)
  for (const name of OURS) closeOne(path.join(/*turbopackIgnore: true*/ dataDir, name))
}

function makeFolder(dataDir: string): Stats {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return statSync(dataDir)
  } catch (cause) {
    const sentence = `The data directory ${dataDir} cannot be made; set TUNDISH_DATA_DIR to one that can.`
    throw new TundishError('bad_setting', sentence, { cause })
  }
}

/** Everybody writes into it, and what is there is not ours alone. A disk of its own is made so too, and empty. */
function isShared(dataDir: string, { mode }: Stats): boolean {
  return (mode & 0o1002) === 0o1002 && readdirSync(dataDir).some((name) => !MAY_BE_THERE.includes(name))
}

/** A link is not followed: whose it is counts, and it has no mode. */
function closeOne(place: string): void {
  const info = lstatSync(place, { throwIfNoEntry: false })
  if (!info) return
  // Whoever is root may put there what they like.
  if (!isOfUser(info) && info.uid !== 0) {
    throw refuse(`${place} belongs to another user (${info.uid}): give the directory back to its owner, or`)
  }
  if (isOfUser(info) && !info.isSymbolicLink()) closeToOthers(place, info)
}

function closeToOthers(place: string, { mode }: Stats): void {
  if ((mode & EVERYBODY_ELSE) === 0) return
  chmodSync(place, mode & 0o700)
  if ((statSync(place).mode & EVERYBODY_ELSE) === 0) return
  throw refuse(`${place} can be read by other users, and its file system does not let that be changed;`)
}

function refuse(why: string): TundishError {
  return new TundishError(
    'bad_setting',
    `The data directory is not for its owner alone. ${why} set TUNDISH_DATA_DIR to a directory of its own.`,
  )
}
