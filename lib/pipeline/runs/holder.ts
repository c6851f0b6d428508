import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import os from 'node:os'
import { toErrorCode } from '@/lib/errors'

// Of the process, however often the module is loaded.
const shared = globalThis as typeof globalThis & { tundishHolder?: string; tundishRuns?: Set<bigint> }

/** Names this process, on whatever machine: `host pid token place`. */
export function getHolder(): string {
  shared.tundishHolder ??= `${os.hostname()} ${process.pid} ${randomUUID()} ${readPlace()}`
  return shared.tundishHolder
}

/**
 * Where numbers of processes mean the same: the boot of the machine and the namespace of processes, because machines and
 * containers may share a host name. Empty where the system does not tell.
 */
function readPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}

/** The runs that this process has begun and not ended. One that it could not end, because the database was away, is none. */
export function getOwnRuns(): Set<bigint> {
  shared.tundishRuns ??= new Set()
  return shared.tundishRuns
}

/** Without a sign of life for so long a process is taken to be gone. */
const SILENT_SECONDS = 60

/** The same where its number is in use here: a transaction of the embedded database keeps signs waiting. */
const SILENT_HERE_SECONDS = 15 * 60

type Held = Readonly<{
  runId: bigint
  holder: string
  /** Since its last sign of life. */
  silentSeconds: number
}>

/**
 * Whether nobody holds a run any more: its process is no longer there, or has let go of it. That a number is not in use
 * says so only where numbers are known to mean the same as here; elsewhere silence does.
 */
export function isHolderGone({ runId, holder, silentSeconds }: Held): boolean {
  if (holder === getHolder()) return !getOwnRuns().has(runId)
  const [host = '', number, , place = ''] = holder.split(' ')
  const [ownHost, , , ownPlace] = getHolder().split(' ')
  const isInUse = Number(number) !== process.pid && isRunning(Number(number))
  if (place !== '' && place === ownPlace) return !isInUse || silentSeconds > SILENT_HERE_SECONDS
  const mayBeHere = place === '' && host === ownHost && isInUse
  return silentSeconds > (mayBeHere ? SILENT_HERE_SECONDS : SILENT_SECONDS)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return toErrorCode(error) === 'EPERM'
  }
}
