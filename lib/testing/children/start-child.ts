import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '@/lib/root'

/** A program of this folder in a process of its own. */
export type Child = Readonly<{
  process: ChildProcess
  /** The next line that it prints; throws when it ends without one. */
  nextLine: () => Promise<string>
  /** Writes a line to it and waits until it has ended; its exit code. */
  finish: () => Promise<number | null>
  /** kill -9, and waits until it is gone. */
  kill: () => Promise<void>
}>

export function startChild(program: string, ...args: readonly string[]): Child {
  const child = spawn(
    process.execPath,
    ['bin/run.mjs', path.join('lib/testing/children', program), ...args],
    {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const exit = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    process: child,
    nextLine: async () => {
      const next = await lines.next()
      if (next.done) throw new Error(`${program} ended without a word.`)
      return next.value
    },
    finish: async () => {
      child.stdin.write('go on\n')
      const [code] = await exit
      return code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exit
    },
  }
}
