import { lstatSync, type Stats } from 'node:fs'

/** The bits of a mode that let the group and all others in. */
export const EVERYBODY_ELSE = 0o077

/** Whether something belongs to the user of this process; true where there are no users. */
export function isOfUser({ uid }: Pick<Stats, 'uid'>): boolean {
  return process.geteuid === undefined || process.geteuid() === uid
}

/** Whether a place is a folder, no link, of this user alone: so that nobody else can have put anything into it. */
export function isOwnFolder(place: string): boolean {
  const info = lstatSync(place, { throwIfNoEntry: false })
  return info?.isDirectory() === true && isOfUser(info) && (info.mode & EVERYBODY_ELSE) === 0
}
