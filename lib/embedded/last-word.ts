import { TundishError } from '@/lib/errors'

/** How the database process ends where it did not want to: what a full disk is called must not need room on the disk. */
export const EXIT_DISK_FULL = 28

/** What it says last, in its log and to whoever holds a lease. */
export function formatLastWord({ code, message }: TundishError): string {
  return `tundish: ${code} ${message.replaceAll('\n', ' ')}`
}

const LAST_WORD = /^tundish: (disk_full|bad_setting|database_unreachable) (.+)$/m

/** Null where it said none. */
export function parseLastWord(text: string): TundishError | null {
  const [, code, message] = LAST_WORD.exec(text) ?? []
  return code && message ? new TundishError(code as TundishError['code'], message) : null
}

export function sayAway(sentence: string): TundishError {
  return new TundishError('database_unreachable', sentence)
}

/** `place` is a file or folder on the disk. */
export function sayDiskFull(place: string): TundishError {
  return new TundishError(
    'disk_full',
    `The disk is full: nothing more can be written to ${place}. Make room and try again; what was stored before is kept.`,
  )
}
