import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { TundishError } from '@/lib/errors'
import { ROOT } from '@/lib/root'
import { EXIT_DISK_FULL, parseLastWord, sayAway, sayDiskFull } from './last-word'
import { readIfThere } from './owner-note'

/** A database process that was started and may not serve yet. */
export type Starting = {
  /** Set when it ended because it could not serve. */
  problem: TundishError | null
  /** Whether it ended because another one serves, or did. */
  isKeptOut: boolean
  kill: () => void
}

/** Starts a process that serves the embedded database of a data directory which is there. It outlives this one. */
export function startProcess(dataDir: string, log: string): Starting {
  const output = openLog(log)
  const child = spawn(process.execPath, ['bin/run.mjs', 'lib/embedded/database-process.ts', dataDir], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', output, output],
  })
  if (typeof output === 'number') closeSync(output)
  const starting: Starting = { problem: null, isKeptOut: false, kill: () => child.kill('SIGKILL') }
  child.once('error', (error) => {
    starting.problem = sayNotStarted(dataDir, error.message)
  })
  child.once('exit', (code) => {
    if (code === 0) starting.isKeptOut = true
    else starting.problem = code === EXIT_DISK_FULL ? sayDiskFull(dataDir) : findProblem(dataDir, log)
  })
  child.unref()
  return starting
}

/** Where not even an empty file finds room, there is no log. */
function openLog(log: string): number | 'ignore' {
  try {
    return openSync(log, 'a', 0o600)
  } catch {
    return 'ignore'
  }
}

function findProblem(dataDir: string, log: string): TundishError {
  const text = readIfThere(log)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const line = lines.findLast((said) => /error/i.test(said)) ?? lines.at(-1)
  return parseLastWord(text) ?? sayNotStarted(dataDir, line?.trim() ?? 'its process ended without a word')
}

function sayNotStarted(dataDir: string, why: string): TundishError {
  return sayAway(`The embedded database in ${dataDir} did not start: ${why}.`)
}
