import readline from 'node:readline/promises'
import { TundishError } from '@/lib/errors'

/** Where a question is asked, and its answer read. */
export type Terminal = Readonly<{ stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream }>

/**
 * Whether somebody says yes to what was said; `yes`: they said so before. Throws `bad_parameter` where nobody can be asked.
 */
export async function confirm(
  { stdin, stdout }: Terminal,
  { yes = false, says, question }: Readonly<{ yes?: boolean; says: readonly string[]; question: string }>,
): Promise<boolean> {
  for (const sentence of says) stdout.write(`${sentence}\n`)
  if (yes) return true
  if (!stdin.isTTY || !stdout.isTTY)
    throw new TundishError('bad_parameter', 'Nothing was changed: say --yes where it is meant.')
  return isWanted({ stdin, stdout }, question)
}

/** Asks whoever sits at the terminal. */
export async function isWanted({ stdin, stdout }: Terminal, question: string): Promise<boolean> {
  const asking = readline.createInterface({ input: stdin, output: stdout })
  try {
    return /^y(es)?$/i.test((await asking.question(`${question} [y/N] `)).trim())
  } finally {
    asking.close()
  }
}
