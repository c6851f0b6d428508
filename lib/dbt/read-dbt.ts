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
  const rows = await db.$queryRaw<(Omit<HeldArtifact, 'kind'> & Readonly<{ kind: string }>)[]>`
    select project, kind, ${writtenSql(new Date())}, loaded_at as "loadedAt", loaded_by as "loadedBy"
    from dbt_artifact
    order by project, kind`
  return rows.flatMap(({ kind, ...row }) => {
    const known = ARTIFACT_KINDS.find((name) => name === kind)
    return known ? [{ ...row, kind: known }] : []
  })
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

/** By the name of the project. */
export async function readDbtProjects(db: DbOrTransaction): Promise<HeldNodes[]> {
  const rows = await db.$queryRaw<HeldRow[]>`
    select project, kind, ${writtenSql(new Date())}, content, packed
    from dbt_artifact
    order by project`
  const projects: HeldNodes[] = []
  for (const { project, kind, ...manifest } of rows) {
    if (kind !== 'manifest') continue
    const find = (wanted: ArtifactKind) => rows.find((row) => row.project === project && row.kind === wanted)
    const [results, sources] = [find('run_results'), find('sources')]
    // Written by keepArtifact alone.
    const nodes = toDbtNodes({
      manifest: (await unpackContent(manifest)) as Manifest,
      runResults: results
        ? { generatedAt: results.generatedAt, content: (await unpackContent(results)) as RunResults }
        : null,
      sources: sources ? ((await unpackContent(sources)) as SourceResults) : null,
    })
    projects.push({ project, nodes })
  }
  return projects
}

type HeldRow = Readonly<{
  project: string
  kind: string
  generatedAt: Date | null
  content: Prisma.JsonValue
  packed: Uint8Array | null
}>
