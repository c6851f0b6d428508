import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

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
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
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
