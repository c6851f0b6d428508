import type { DbOrTransaction } from '@/lib/db'
import { badFile } from '@/lib/errors'
import type { Manifest, PackedArtifact } from './artifact'
import { unpackContent } from './pack-artifact'

/**
 * The project that a file is of. Results do not say it, and what they are about may be of a package: it is the project
 * whose manifest knows the most of that; where several do, `beside` if it is among them. Throws `bad_file` where none or
 * nobody knows which.
 */
export async function findProject(
  tx: DbOrTransaction,
  { kind, project, about }: PackedArtifact,
  beside: string | null,
): Promise<string> {
  if (kind === 'manifest' && project !== null) return project
  const held = await tx.dbtArtifact.findMany({
    where: { kind: 'manifest', ...(project !== null && { project }) },
    select: { project: true, content: true, packed: true },
    orderBy: { project: 'asc' },
  })
  const counted: { name: string; known: number }[] = []
  for (const { project: name, ...row } of held) {
    // Written by keepArtifact alone.
    counted.push({ name, known: countKnown((await unpackContent(row)) as Manifest, about) })
  }
  const most = counted.reduce((least, { known }) => Math.max(least, known), 1)
  const names = counted.filter(({ known }) => known === most).map(({ name }) => name)
  const [found] = names.filter((name) => names.length === 1 || name === beside)
  if (found !== undefined) return found
  if (names.length === 0) {
    throw badFile(
      `Load the manifest.json of ${project ?? 'its project'} first: without it nobody knows what this ${kind}.json is about.`,
    )
  }
  throw badFile(
    `This ${kind}.json may be of ${names.join(' or of ')}, which know the same of what it is about. Load it in the terminal, behind the manifest.json of its project: tundish dbt load manifest.json ${kind}.json.`,
  )
}

function countKnown({ nodes, tests }: Manifest, about: readonly string[]): number {
  const known = new Set([...nodes, ...tests].map(({ id }) => id))
  return about.filter((id) => known.has(id)).length
}
