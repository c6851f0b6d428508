import type { DbOrTransaction } from '@/lib/db'
import type { DbtNode } from '@/lib/models/dbt-node'
import {
  ARTIFACT_KINDS,
  type ArtifactKind,
  type Manifest,
  type RunResults,
  type SourceResults,
} from './artifact'
import { toDbtNodes } from './to-dbt-nodes'

/** A file that is held. */
export type HeldArtifact = Readonly<{
  project: string
  kind: ArtifactKind
  generatedAt: Date
  loadedAt: Date
  loadedBy: string
}>

/** By project, the manifest of each first. */
export async function listArtifacts(db: DbOrTransaction): Promise<HeldArtifact[]> {
  const rows = await db.dbtArtifact.findMany({
    orderBy: [{ project: 'asc' }, { kind: 'asc' }],
    omit: { content: true },
  })
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
  for (const { nodes } of await readDbtProjects(db)) {
    for (const node of nodes) {
      const other = found.get(node.id)
      if (!other || toLastTried(node) > toLastTried(other)) found.set(node.id, node)
    }
  }
  return [...found.values()]
}

/** In milliseconds; 0 for what was never tried. */
function toLastTried({ tests, freshness }: DbtNode): number {
  return [...tests.map(({ ranAt }) => ranAt), freshness?.checkedAt ?? null].reduce(
    (last, at) => Math.max(last, at?.getTime() ?? 0),
    0,
  )
}

/** By the name of the project. */
export async function readDbtProjects(db: DbOrTransaction): Promise<HeldNodes[]> {
  const rows = await db.dbtArtifact.findMany({ orderBy: { project: 'asc' } })
  const manifests = rows.filter(({ kind }) => kind === 'manifest')
  return manifests.map(({ project, content }) => {
    const find = (kind: ArtifactKind) => rows.find((row) => row.project === project && row.kind === kind)
    const [results, sources] = [find('run_results'), find('sources')]
    // Written by keepArtifact alone.
    const nodes = toDbtNodes({
      manifest: content as unknown as Manifest,
      runResults: results
        ? { generatedAt: results.generatedAt, content: results.content as unknown as RunResults }
        : null,
      sources: sources ? (sources.content as unknown as SourceResults) : null,
    })
    return { project, nodes }
  })
}
