import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { requireInside } from '@/lib/files/open-inside'
import { ARTIFACT_KINDS } from './artifact'
import { keepArtifact, type Loaded } from './keep-artifact'
import { parseArtifact } from './parse-artifact'

/** Bytes of the largest file that is read. */
export const MOST_ARTIFACT_BYTES = 50 * 1024 * 1024

export type TargetRead = Readonly<{
  /** Files that were new. */
  kept: number
  /** A sentence for each file that could not be read. */
  problems: readonly string[]
}>

/**
 * Reads what dbt wrote into its target folder. A file that is not there is none; a broken one leaves what is held, as does
 * one that says nothing.
 */
export async function readDbtTarget(db: Db, folder: string, loaded: Loaded): Promise<TargetRead> {
  const problems: string[] = []
  let [kept, found] = [0, 0]
  let beside: string | null = null
  for (const kind of ARTIFACT_KINDS) {
    const file = path.join(folder, `${kind}.json`)
    try {
      const text = await readIfThere(folder, file)
      if (text === null) continue
      found++
      const artifact = parseArtifact(text)
      if (artifact.kind === 'manifest') beside = artifact.project
      if ((await keepArtifact(db, artifact, { ...loaded, beside })).kept) kept++
    } catch (error) {
      problems.push(`${file}: ${toSentence(error)}`)
    }
  }
  if (found === 0 && problems.length === 0) problems.push(`There is no manifest.json in ${folder}.`)
  return { kept, problems }
}

async function readIfThere(folder: string, file: string): Promise<string | null> {
  try {
    await requireInside(folder, file)
    const { size } = await stat(file)
    if (size > MOST_ARTIFACT_BYTES) throw new TundishError('bad_file', 'It is larger than 50 MB.')
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** What the system says of a file is said as it is; a fault of ours is thrown on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError) return error.message
  if (error instanceof Error && 'syscall' in error) return `It cannot be read (${error.message}).`
  throw error
}
