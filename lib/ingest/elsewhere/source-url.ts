import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Env } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { openDataDir } from '@/lib/files/open-data-dir'
import { quote } from '@/lib/format/quote'
import { toVariableName } from '@/lib/source-env'
import type { PostgresSettings } from '@/lib/store/source-settings'

// URLs of sources hold passwords: they lie in the data directory for its owner alone, and stand in no error, log or table.

export type UrlSettings = Pick<Env, 'dataDir' | 'sourceUrls'>

const FOLDER = 'sources'

/** Keeps a URL, and returns the name of its file. */
export async function keepUrl(dataDir: string, url: string): Promise<string> {
  openDataDir(dataDir)
  const folder = path.join(dataDir, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const name = `${randomUUID()}.url`
  await writeFile(path.join(folder, name), `${url}\n`, { mode: 0o600, flag: 'wx' })
  return name
}

export async function forgetUrl(dataDir: string, urlFile: string | null): Promise<void> {
  if (urlFile !== null) await rm(path.join(dataDir, FOLDER, path.basename(urlFile)), { force: true })
}

/** The URL of a source: what the environment says, else what was kept. Throws `bad_setting` where there is none. */
export async function readUrl(
  settings: UrlSettings,
  name: string,
  { urlFile }: Pick<PostgresSettings, 'urlFile'>,
): Promise<string> {
  const given = await readGivenUrl(settings, name)
  if (given !== null) return given
  if (urlFile !== null) {
    const place = path.join(settings.dataDir, FOLDER, path.basename(urlFile))
    const kept = await readFile(place, 'utf8').catch(() => null)
    if (kept !== null) return requirePostgresUrl(kept.trim())
  }
  throw new TundishError(
    'bad_setting',
    `The URL of the source ${quote(name)} is not in the data directory; set ${variableOf(name)}, or remove the source and add it again.`,
  )
}

/** The URL that the environment says; null where it says none. Throws `bad_setting` for one that is none. */
export async function readGivenUrl(
  { sourceUrls }: Pick<UrlSettings, 'sourceUrls'>,
  name: string,
): Promise<string | null> {
  const given = sourceUrls.get(toVariableName(name))
  if (!given) return null
  const text = 'url' in given ? given.url : await readUrlFile(given.file)
  return requirePostgresUrl(text, given.variable)
}

/** The text of a file that holds a URL. Throws `bad_setting` where it cannot be read. */
export async function readUrlFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new TundishError('bad_setting', `${path.resolve(file)}, which should hold a URL, cannot be read.`)
  })
  return text.trim()
}

/** Throws `bad_setting` for what is no URL of a PostgreSQL, and repeats nothing of it. */
export function requirePostgresUrl(url: string, what = 'The URL of a PostgreSQL source'): string {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url
  throw new TundishError(
    'bad_setting',
    `${what} is not valid: write it as postgresql://NAME:PASSWORD@HOST:5432/DATABASE, with signs such as @ and / in the password as %40 and %2F.`,
  )
}

/** Where a URL leads, for eyes: without name, password and parameters. */
export function sayPlace(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = hostname || searchParams.get('host') || 'localhost'
  return `${host}${port ? `:${port}` : ''}${pathname}`
}

/** A sentence without what is secret in a URL, should a server have repeated it. */
export function withoutSecrets(sentence: string, url: string): string {
  const { password, searchParams } = new URL(url)
  const secrets = [password, decode(password), searchParams.get('password') ?? '', url]
  return secrets
    .filter((secret) => secret !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), sentence)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function variableOf(name: string): string {
  return `TUNDISH_SOURCE_${toVariableName(name)}_URL`
}
