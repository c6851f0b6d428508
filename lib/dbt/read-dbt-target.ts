import path from 'node:path'
import type { Db } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import { ARTIFACT_KINDS } from './artifact'
import { keepArtifact, type Loaded } from './keep-artifact'
import { readArtifact } from './read-artifact'
import { readArtifactFile } from './read-artifact-file'

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
      const bytes = await readArtifactFile(file, folder)
      if (bytes === null) continue
      found++
      const artifact = await readArtifact(bytes)
      if (artifact.kind === 'manifest') beside = artifact.project
      if ((await keepArtifact(db, artifact, { ...loaded, beside })).kept) kept++
    } catch (error) {
      problems.push(`${file}: ${toSentence(error)}`)
    }
  }
  if (found === 0 && problems.length === 0) problems.push(`There is no manifest.json in ${folder}.`)
  return { kept, problems }
}

/** A fault of ours is thrown on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError) return error.message
  throw error
}
