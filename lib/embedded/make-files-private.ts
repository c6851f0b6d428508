import fs from 'node:fs'
import path from 'node:path'
import { TundishError } from '@/lib/errors'
import { EVERYBODY_ELSE, isOfUser } from '@/lib/files/ownership'

/** PGlite gives each file that it makes the mode 0666, whatever the umask. In this process nobody else is ever let in. */
export function makeFilesPrivate(): void {
  process.umask(EVERYBODY_ELSE)
  const { chmodSync } = fs
  fs.chmodSync = (place, mode) => chmodSync(place, Number(mode) & 0o700)
}

/** Takes from others what earlier versions left them to do with a database's files. Throws `bad_setting` for files of others. */
export function closeFiles(folder: string): void {
  if (fs.existsSync(folder)) closeAll(fs.realpathSync(folder))
}

function closeAll(place: string): void {
  const info = fs.lstatSync(place)
  if (info.isSymbolicLink()) return
  if (!isOfUser(info)) {
    const sentence = `${place} belongs to another user (${info.uid}), so the database cannot be opened. Give all of it to one user, with chown -R.`
    throw new TundishError('bad_setting', sentence)
  }
  if ((info.mode & EVERYBODY_ELSE) !== 0) fs.chmodSync(place, info.mode & 0o700)
  if (info.isDirectory()) for (const name of fs.readdirSync(place)) closeAll(path.join(place, name))
}
