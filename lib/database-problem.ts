import { type ErrorCode, TundishError } from './errors'

const shared = globalThis as typeof globalThis & { tundishDatabaseProblem?: ErrorCode | null }

/**
 * Why the embedded database of this web server is away, for anybody to read: no place on the disk is named. Null when it is
 * there, or is not the embedded one.
 */
export function getDatabaseProblem(): TundishError | null {
  const code = shared.tundishDatabaseProblem ?? null
  if (code === null) return null
  return new TundishError(code, code === 'disk_full' ? DISK_FULL : STARTED_AGAIN)
}

/** From whoever looks after the database. */
export function setDatabaseProblem(code: ErrorCode | null): void {
  shared.tundishDatabaseProblem = code
}

const DISK_FULL = 'The disk of this server is full. It serves again soon after there is room.'
const STARTED_AGAIN = 'The embedded database was ended, and is started again; try again in a moment.'
