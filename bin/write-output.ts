import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { TundishError } from '@/lib/errors'

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
  if (output === undefined) {
    stdout.write(content)
    return
  }
  try {
    await writeFile(output, content, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'EEXIST') throw isThere(output)
    const why = REASONS[code]
    if (!why) throw error
    throw new TundishError('bad_parameter', `${output} cannot be written: ${why}.`, { cause: error })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'it may not be written to',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
}

function isThere(output: string): TundishError {
  return new TundishError('bad_parameter', `${output} is there already; --force writes over it.`)
}
