import fs from 'node:fs'
import { toErrorCode } from '@/lib/errors'

const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT']
const REFUSED: readonly unknown[] = [...FULL, 'EIO', 'EROFS', 'EFBIG']

/** Whether it is the error of a disk, or of a share of it, that takes nothing more. */
export function isDiskFull(error: unknown): boolean {
  return FULL.includes(toErrorCode(error))
}

/**
 * Calls `end` as soon as a file cannot be written without which PostgreSQL cannot go on: its log of changes and its own
 * records. A server's process would end itself and recover at the next start (PANIC); PGlite's goes on for ever instead,
 * and neither hears signals nor answers. Files that `mayFail` are those whose statement fails, as on any server.
 */
export function endWhenUnwritable(
  mayFail: (place: string) => boolean,
  end: (place: string, isFull: boolean) => never,
): void {
  const { openSync, writeSync } = fs
  const places = new Map<unknown, string>()
  const judge = (error: unknown, place: string): never => {
    if (REFUSED.includes(toErrorCode(error)) && !mayFail(place)) end(place, isDiskFull(error))
    throw error
  }
  const open = (...given: Parameters<typeof openSync>) => {
    const place = String(given[0])
    try {
      const file = openSync(...given)
      places.set(file, place)
      return file
    } catch (error) {
      return judge(error, place)
    }
  }
  const write = (...given: unknown[]): unknown => {
    const place = places.get(given[0])
    try {
      return Reflect.apply(writeSync, fs, given)
    } catch (error) {
      if (place === undefined) throw error
      return judge(error, place)
    }
  }
  Object.assign(fs, { openSync: open, writeSync: write })
}
