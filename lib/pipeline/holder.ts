import { randomUUID } from 'node:crypto'
import os from 'node:os'

// Of the process, however often the module is loaded.
const shared = globalThis as typeof globalThis & { tundishHolder?: string; tundishRuns?: Set<bigint> }

/** Names this process, on whatever machine: `host pid token`. */
export function getHolder(): string {
  shared.tundishHolder ??= `${os.hostname()} ${process.pid} ${randomUUID()}`
  return shared.tundishHolder
}

/** The runs that this process has begun and not ended. One that it could not end, because the database was away, is none. */
export function getOwnRuns(): Set<bigint> {
  shared.tundishRuns ??= new Set()
  return shared.tundishRuns
}

/** Without a sign of life for so long a process elsewhere is taken to be gone. */
const SILENT_SECONDS = 60

/** The same for one whose number is in use on this machine: a transaction of the embedded database keeps signs waiting. */
const SILENT_HERE_SECONDS = 15 * 60

type Held = Readonly<{
  runId: bigint
  holder: string
  /** Since its last sign of life. */
  silentSeconds: number
}>

/** Whether nobody holds a run any more: its process is no longer there, or has let go of it. */
export function isHolderGone({ runId, holder, silentSeconds }: Held): boolean {
  if (holder === getHolder()) return !getOwnRuns().has(runId)
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
