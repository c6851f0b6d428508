import { readFile, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Makes this process the only owner of a data directory, by its pid file. Waits up to `waitMs` for a former
 * owner that is just closing. False when another process keeps it.
 */
export async function ownDataDir(pidFile: string, waitMs = 10_000): Promise<boolean> {
  const giveUpAt = performance.now() + waitMs
  do {
    if (await claim(pidFile)) return true
    const owner = await readPid(pidFile)
    if (owner === null || !isRunning(owner)) await rm(pidFile, { force: true })
    else await sleep(100)
  } while (performance.now() < giveUpAt)
  return false
}

/** Two starters that both found a stale file may each have replaced it: the last writer, read back, is the owner. */
async function claim(pidFile: string): Promise<boolean> {
  try {
    await writeFile(pidFile, String(process.pid), { flag: 'wx', mode: 0o600 })
  } catch {
    return false
  }
  await sleep(50)
  return (await readPid(pidFile)) === process.pid
}

export async function readPid(pidFile: string): Promise<number | null> {
  const text = await readFile(pidFile, 'utf8').catch(() => '')
  return /^\d+$/.test(text) ? Number(text) : null
}

/** A process of another user counts as running: it cannot be signalled, yet it is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
