import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { TundishError, toErrorCode } from '@/lib/errors'
import { explainUnwritable } from './explain-unwritable'
import { writeText } from './write-text'

export type OutputOptions = Readonly<{ output?: string; force?: boolean }>

type Terminal = NodeJS.WritableStream & Readonly<{ isTTY?: boolean }>

/**
 * Refuses what cannot end well before anything is counted: a file that is there already, and bytes for a terminal.
 * Throws `bad_parameter`.
 */
export function checkOutput(
  { output, force = false }: OutputOptions,
  isText: boolean,
  stdout: Terminal,
): void {
  if (output !== undefined && !force && existsSync(output)) throw isThere(output)
  if (output !== undefined || isText || !stdout.isTTY) return
  const sentence = 'An XLSX file is nothing to read in a terminal; say where to write it with --output.'
  throw new TundishError('bad_parameter', sentence)
}

/** To the file, or else to standard output. Throws `bad_parameter` where the file cannot be written. */
export async function writeOutput(
  content: string | Buffer,
  { output, force = false }: OutputOptions,
  stdout: Terminal,
): Promise<void> {
  if (output === undefined) return writeText(stdout, content)
  try {
    await writeFile(output, content, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    if (toErrorCode(error) === 'EEXIST') throw isThere(output)
    const why = explainUnwritable(error)
    if (why === null) throw error
    throw new TundishError('bad_parameter', `${output} cannot be written: ${why}.`, { cause: error })
  }
}

function isThere(output: string): TundishError {
  return new TundishError('bad_parameter', `${output} is there already; --force writes over it.`)
}
