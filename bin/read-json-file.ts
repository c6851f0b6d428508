import { readFile } from 'node:fs/promises'
import { TundishError } from '@/lib/errors'

/** What a file says. Throws `bad_file`. */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new TundishError('bad_file', `${file} cannot be read: ${error.message}.`)
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new TundishError('bad_file', `${file} is no JSON: ${error.message}.`)
  }
}
