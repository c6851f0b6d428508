import { randomUUID } from 'node:crypto'
import os from 'node:os'

const shared = globalThis as typeof globalThis & { tundishHolder?: string }

/** Names this process, on whatever machine: `host pid token`. */
export function getHolder(): string {
  shared.tundishHolder ??= `${os.hostname()} ${process.pid} ${randomUUID()}`
  return shared.tundishHolder
}

/** Without a sign of life for so long a process elsewhere is taken to be gone. */
const SILENT_SECONDS = 60

/** The same for one whose number is in use on this machine: a transaction of the embedded database keeps signs waiting. */
const SILENT_HERE_SECONDS = 15 * 60

/** Whether the process that holds a run is no longer there. `silentSeconds`: since its last sign of life. */
export function isHolderGone(holder: string, silentSeconds: number): boolean {
  if (holder === getHolder()) return false
  const [host, pid] = holder.split(' ')
  if (host !== os.hostname()) return silentSeconds > SILENT_SECONDS
  if (Number(pid) === process.pid || !isRunning(Number(pid))) return true
  return silentSeconds > SILENT_HERE_SECONDS
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
