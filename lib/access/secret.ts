import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { TundishError } from '@/lib/errors'
import { openDataDir } from '@/lib/files/open-data-dir'

const FEWEST = 32

/** What stands in examples and is copied from them. */
const PLACEHOLDER =
  /change.?me|change.?this|replace.?me|your.?secret|my.?secret|example|placeholder|better-auth-secret|^(secret|password|test|default)+\d*$/i

/** Throws `bad_setting` for a secret that is none: short, copied from an example, or one character over and over. */
export function requireGoodSecret(secret: string, name: string): string {
  const problem =
    secret.length < FEWEST
      ? `must have at least ${FEWEST} characters`
      : PLACEHOLDER.test(secret)
        ? 'is a placeholder that everybody knows'
        : new Set(secret).size < 8
          ? 'is too simple'
          : null
  if (problem === null) return secret
  const sentence = `${name} ${problem}. Leave it out and one is made, or set it to the output of: openssl rand -base64 32`
  throw new TundishError('bad_setting', sentence)
}

/**
 * The secret that signs cookies: the given one, or else the one in the data folder, which is made on first use and which
 * only its owner may read. Two processes that make it at once end up with the same one.
 */
export async function readSecret(given: string | null, dataDir: string): Promise<string> {
  if (given !== null) return requireGoodSecret(given, 'TUNDISH_SECRET')
  const file = path.join(dataDir, 'secret')
  openDataDir(dataDir)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return requireGoodSecret((await readFile(file, 'utf8')).trim(), file)
}
