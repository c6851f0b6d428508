import type { DbOrTransaction, Prisma } from '@/lib/db'
import type { DbtNode } from '@/lib/models/dbt-node'
import {
  ARTIFACT_KINDS,
  type ArtifactKind,
  type Manifest,
  type RunResults,
  type SourceResults,
} from './artifact'
import { unpackContent } from './pack-artifact'
import { toDbtNodes } from './to-dbt-nodes'
import { isPossible, writtenSql } from './written'

/** A file that is held. */
export type HeldArtifact = Readonly<{
  project: string
  kind: ArtifactKind
  /** Null where it says a time at which it cannot have been written. */
  generatedAt: Date | null
  loadedAt: Date
  loadedBy: string
}>

/** By project, the manifest of each first. */
export async function listArtifacts(db: DbOrTransaction): Promise<HeldArtifact[]> {
  return db.$queryRaw<HeldArtifact[]>`
    select project, kind, ${writtenSql(new Date())}, loaded_at as "loadedAt", loaded_by as "loadedBy"
    from dbt_artifact
    where kind = any (${[...ARTIFACT_KINDS]})
    order by project, kind`
}

/** The nodes of a project whose manifest is held, those of its packages among them. */
export type HeldNodes = Readonly<{ project: string; nodes: readonly DbtNode[] }>

/**
 * All nodes of all projects that are held, each once: of a package that several have, those of the project where it was
 * tried last.
 */
export async function readDbtNodes(db: DbOrTransaction): Promise<DbtNode[]> {
  const found = new Map<string, DbtNode>()
  const now = new Date()
  for (const { nodes } of await readDbtProjects(db)) {
    for (const node of nodes) {
      const other = found.get(node.id)
      if (!other || toLastTried(node, now) > toLastTried(other, now)) found.set(node.id, node)
    }
  }
  return [...found.values()]
}

/** In milliseconds; 0 for what was never tried. */
function toLastTried({ tests, freshness }: DbtNode, now: Date): number {
  return [...tests.map(({ ranAt }) => ranAt), freshness?.checkedAt ?? null].reduce(
    (last, at) => (at !== null && isPossible(at, now) ? Math.max(last, at.getTime()) : last),
    0,
  )
}

/** By the name of the project. What is held was written by keepArtifact alone. */
export async function readDbtProjects(db: DbOrTransaction): Promise<HeldNodes[]> {
  const rows = await db.$queryRaw<HeldRow[]>`
    select project, kind, ${writtenSql(new Date())}, content, packed
    from dbt_artifact
    order by project`
  const held = await Promise.all(rows.map(async (row) => ({ ...row, content: await unpackContent(row) })))
  return held.flatMap(({ project, kind, content }) => {
    if (kind !== 'manifest') return []
    const find = (wanted: ArtifactKind) => held.find((row) => row.project === project && row.kind === wanted)
    const results = find('run_results')
    const nodes = toDbtNodes({
      manifest: content as Manifest,
      runResults: results ? { ...results, content: results.content as RunResults } : null,
      sources: (find('sources')?.content as SourceResults | undefined) ?? null,
    })
    return [{ project, nodes }]
  })
}

type HeldRow = Pick<HeldArtifact, 'project' | 'kind' | 'generatedAt'> &
  Readonly<{ content: Prisma.JsonValue; packed: Uint8Array | null }>
