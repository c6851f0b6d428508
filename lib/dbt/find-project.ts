import type { DbOrTransaction } from '@/lib/db'
import { TundishError } from '@/lib/errors'
import type { Artifact, Manifest } from './artifact'

/**
 * The project that a file is of. Results do not say it, and what they are about may be of a package: it is the project
 * whose manifest knows the most of that; where several do, `beside` if it is among them. Throws `bad_file` where none or
 * nobody knows which.
 */
export async function findProject(
  tx: DbOrTransaction,
  { kind, project, about }: Artifact,
  beside: string | null,
): Promise<string> {
  if (kind === 'manifest' && project !== null) return project
  const held = await tx.dbtArtifact.findMany({
    where: { kind: 'manifest', ...(project !== null && { project }) },
    select: { project: true, content: true },
    orderBy: { project: 'asc' },
  })
  // Written by keepArtifact alone.
  const counted = held.map(({ project: name, content }) => ({
    name,
    known: countKnown(content as unknown as Manifest, about),
  }))
  const most = Math.max(1, ...counted.map(({ known }) => known))
  const names = counted.filter(({ known }) => known === most).map(({ name }) => name)
  const [found] = names.filter((name) => names.length === 1 || name === beside)
  if (found !== undefined) return found
  if (names.length === 0) {
    throw bad(
      `Load the manifest.json of ${project ?? 'its project'} first: without it nobody knows what this ${kind}.json is about.`,
    )
  }
  throw bad(
    `This ${kind}.json may be of ${names.join(' or of ')}, which know the same of what it is about. Load it in the terminal, behind the manifest.json of its project: tundish dbt load manifest.json ${kind}.json.`,
  )
}

function countKnown({ nodes, tests }: Manifest, about: readonly string[]): number {
  const known = new Set([...nodes, ...tests].map(({ id }) => id))
  return about.filter((id) => known.has(id)).length
}

function bad(sentence: string): TundishError {
  return new TundishError('bad_file', sentence)
}
