import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'

/** What the owner of a data directory says of itself, for people to read: nothing is decided by it. */
export type OwnerNote = Readonly<{
  pid: number
  /** Moment at which it became the owner, ISO 8601. */
  since: string
  host: string
  command: string
}>

/** Leaves the note of this process. A full disk is no reason to do without a database that needs no room. */
export function writeOwnerNote(pidFile: string): void {
  const note = [process.pid, new Date().toISOString(), os.hostname(), process.argv.join(' ')]
  try {
    writeFileSync(pidFile, `${note.join('\n')}\n`, { mode: 0o600 })
  } catch (error) {
    console.error(`${pidFile} could not be written:`, error)
  }
}

/** Null where there is none, or none that is whole. */
export function readOwnerNote(pidFile: string): OwnerNote | null {
  const [pid = '', since, host, command] = readIfThere(pidFile).split('\n')
  return /^\d+$/.test(pid) && since && host && command ? { pid: Number(pid), since, host, command } : null
}

/** Empty where it cannot be read. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
